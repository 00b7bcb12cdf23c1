using System.IO.Compression;
using System.Text;
using TapBot.Core.Access;
using TapBot.Core.Audit;
using TapBot.Core.Storage;
using TapBot.Core.Wording;
using Xunit;

namespace TapBot.Testing.Storage;

/// <summary>What a backup must hold on every engine; derived once for each.</summary>
public abstract class BackupContract : IAsyncLifetime
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"tapbot-backup-{Guid.NewGuid():n}.zip");

    protected StorageRig Rig { get; private set; } = null!;

    protected string File => file;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract Task<IReadOnlyDictionary<string, string?>> SettingsAsync();

    public virtual async ValueTask InitializeAsync()
    {
        Rig = await StorageRig.StartAsync(await SettingsAsync());
        await Rig.SetUpAsync();
        await Rig.SignInAsync();
        Directory.CreateDirectory(Path.Combine(Rig.Folder, "keys"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(Rig.Folder, "keys", "key-1.xml"), "<key />", Token);
        await WriteRowsAsync(50);
    }

    public virtual async ValueTask DisposeAsync()
    {
        System.IO.File.Delete(file);
        await Rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task WriteAsync_AFile_IsTheOwnersAloneAndNeverReplacesOne()
    {
        var manifest = await Rig.Get<Backups>().WriteAsync(file, Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode);
        Assert.Contains(manifest.Files, f => f.Path == "keys/key-1.xml");
        Assert.Contains(manifest.Files, f => f.Path == "audit.head");
        Assert.Contains("already", (await Assert.ThrowsAsync<StorageException>(() => Rig.Get<Backups>().WriteAsync(file, Token))).Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(file + ".part"));
    }

    [Fact]
    public async Task WriteAsync_WhileOthersWrite_IsOneMoment()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteUntilAsync(stop.Token), Token); // SQLite never yields
        await Rig.Get<Backups>().WriteAsync(file, Token);
        await stop.CancelAsync();
        await writing;
        await RestoreAsync(Rig);

        Assert.Empty((await Rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task RestoreAsync_AfterLoss_IsEqualRowByRowAndGoesOn()
    {
        var before = await StoredRows.ReadAsync(Rig, Token);
        await Rig.Get<Backups>().WriteAsync(file, Token);
        await WriteRowsAsync(7);
        await System.IO.File.WriteAllTextAsync(Path.Combine(Rig.Folder, "keys", "key-2.xml"), "<key />", Token);

        var report = await RestoreAsync(Rig);

        Assert.Equal(before, await StoredRows.ReadAsync(Rig, Token));
        Assert.Equal(["key-1.xml"], Directory.GetFiles(Path.Combine(Rig.Folder, "keys")).Select(f => Path.GetFileName(f)));
        Assert.True(System.IO.File.Exists(Path.Combine(report.Aside!, "keys", "key-2.xml")));
        Assert.Empty(Directory.GetDirectories(Rig.Folder, "restoring-*"));
        Assert.Equal(DataDirectory.OwnerFile, new FileInfo(Path.Combine(Rig.Folder, "keys", "key-1.xml")).UnixFileMode);
        await WriteRowsAsync(3);
        await Rig.SignInAsync();
        Assert.Empty((await Rig.Get<AuditVerifier>().VerifyAsync(null, Token)).Flaws);
    }

    [Fact]
    public async Task RestoreAsync_AfterNewGrants_CountsOn()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        await RestoreAsync(Rig);
        var request = new ApiTokenRequest("second", "ada", TimeSpan.FromDays(1), new Rights([new Grant(Role.Viewer)], []));

        Assert.NotNull(await Rig.Get<ApiTokens>().CreateAsync(Actor.Portal, request, Token));
    }

    [Fact]
    public async Task RestoreAsync_PortalRuns_IsRefused()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        using var running = Rig.Get<DataDirectory>().TryTake();

        var refused = await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(Rig));

        Assert.Contains("Stop it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_DamagedBackup_IsRefusedAndNothingMoves()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        var before = await StoredRows.ReadAsync(Rig, Token);
        await ReplaceAsync("tables/Audit.jsonl", text => text.Replace("target 3", "target 4", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(Rig));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StoredRows.ReadAsync(Rig, Token));
        Assert.Empty(Directory.GetDirectories(Rig.Folder, "before-restore-*"));
    }

    [Fact]
    public async Task RestoreAsync_CutOffFile_IsRefused()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        await using (var stream = new FileStream(file, FileMode.Open))
            stream.SetLength(stream.Length / 2);

        await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(Rig));
    }

    [Fact]
    public async Task RestoreAsync_NewerSchema_IsRefused()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        await ReplaceAsync("manifest.json", text => text.Replace("\"schema\": [", "\"schema\": [ \"FromTheFuture\",", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(Rig));

        Assert.Contains("does not know", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestoreAsync_RowThatCannotBe_LeavesEverythingAsItWas()
    {
        await Rig.Get<Backups>().WriteAsync(file, Token);
        var before = await StoredRows.ReadAsync(Rig, Token);
        // A whole archive whose rows break a rule of the store: two rows with one number.
        await DoubleAsync("tables/Audit.jsonl");

        await Assert.ThrowsAsync<StorageException>(() => RestoreAsync(Rig));

        Assert.Equal(before, await StoredRows.ReadAsync(Rig, Token));
        Assert.Empty(Directory.GetDirectories(Rig.Folder, "before-restore-*"));
        await Rig.SignInAsync();
    }

    /// <summary>As the command does it: nothing of this process has the store open.</summary>
    private protected virtual Task<RestoreReport> RestoreAsync(StorageRig rig) => rig.Get<Backups>().RestoreAsync(file, Token);

    private async Task WriteRowsAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var ticket = await Rig.Get<IAuditTrail>().IntendAsync(new AuditIntent(Actor.Portal, "test.act", $"target {i}", Details: "{\"text\":\"ü 漢 \\u0000\"}"), Token);
            await Rig.Get<IAuditTrail>().ConcludeAsync(ticket, "done", Phrase.Of("test.done", ("number", i)));
        }
    }

    private async Task WriteUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await WriteRowsAsync(1);
    }

    private async Task<string> ReplaceAsync(string part, Func<string, string> change)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        var entry = archive.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = change(await reader.ReadToEndAsync(Token));
        entry.Delete();
        await using var writer = new StreamWriter(archive.CreateEntry(part).Open(), new UTF8Encoding(false));
        await writer.WriteAsync(text);
        return text;
    }

    private async Task DoubleAsync(string part)
    {
        var old = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(await ReplaceAsync(part, text => text)));
        var text = await ReplaceAsync(part, text => text + text);
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text));
        await ReplaceAsync("manifest.json", manifest => manifest.Replace(Convert.ToHexStringLower(old), Convert.ToHexStringLower(hash), StringComparison.Ordinal));
    }
}
