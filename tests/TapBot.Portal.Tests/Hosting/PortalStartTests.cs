using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>The program as a process of its own.</summary>
public sealed class PortalStartTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "tapbot-" + Guid.NewGuid().ToString("n"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Start_BadConfiguration_NamesEveryKeyAndTheLegalValues()
    {
        var (code, output, errors) = await RunAsync("--port", "99999", "--listen", "here", "--data", folder, "--TapBot:Storage:Provider=mysql", "--TapBot:Strage:Provider=x",
            "--TapBot:PublicOrigins:0=ops.example.com", "--TapBot:TrustedProxies:0=traefik", "--TapBot:Tls:Certificate=/nowhere.pem", "--TapBot:Access:SessionIdle=00:00:01");

        Assert.Equal(1, code);
        Assert.Equal("", output);
        foreach (var key in new[] { "Port", "Listen", "Storage:Provider", "Strage:Provider", "PublicOrigins:0", "TrustedProxies:0", "Tls:Certificate", "Tls:Key", "Access:SessionIdle" })
            Assert.Contains("TapBot:" + key + " is ", errors, StringComparison.Ordinal);
        Assert.Contains("legal: 0 to 65535", errors, StringComparison.Ordinal);
        Assert.Contains("legal: Sqlite, PostgreSql", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Start_UnknownCommand_SaysHowCommandsAreWritten()
    {
        var (code, _, errors) = await RunAsync("frobnicate", "--data", folder);

        Assert.Equal(1, code);
        Assert.Contains("audit verify", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Commands_ResetTokenAndVerify_WorkWithoutAServer()
    {
        var (reset, password, _) = await RunAsync("reset-admin", "--user", "ada", "--data", folder);
        var (create, token, _) = await RunAsync("token", "create", "--name", "ci", "--user", "ada", "--days", "3", "--permissions", "RevealSecrets", "--data", folder);
        var (verify, report, _) = await RunAsync("audit", "verify", "--data", folder);

        Assert.Equal((0, 0, 0), (reset, create, verify));
        Assert.Matches("^[0-9A-Za-z]{24}$", password.TrimEnd().Split('\n')[^1]);
        Assert.Matches("^tbp_[0-9A-Za-z]{49}\n$", token);
        Assert.StartsWith("The audit trail is whole: 4 rows.", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_BackupKeysAndRestore_WorkWithoutAServer()
    {
        var file = Path.Combine(folder, "kept", "first.zip");
        await RunAsync("reset-admin", "--user", "ada", "--data", folder);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var (backup, written, _) = await RunAsync("backup", file, "--data", folder);
        var (again, _, already) = await RunAsync("backup", file, "--data", folder);
        var (keys, rotated, _) = await RunAsync("keys", "rotate", "--data", folder);
        var (restore, restored, _) = await RunAsync("restore", file, "--data", folder);
        var (verify, report, _) = await RunAsync("audit", "verify", "--data", folder);

        Assert.Equal((0, 1, 0, 0, 0), (backup, again, keys, restore, verify));
        Assert.Contains("found whole", written, StringComparison.Ordinal);
        Assert.Contains("already", already, StringComparison.Ordinal);
        Assert.Contains("Sessions ended: 0.", rotated, StringComparison.Ordinal);
        Assert.Contains("before-restore-", restored, StringComparison.Ordinal);
        Assert.StartsWith("The audit trail is whole: 5 rows.", report, StringComparison.Ordinal); // two of the reset, the intent of the backup, two of the restore
    }

    [Fact]
    public async Task Restore_WhileAPortalHasTheDirectory_IsRefusedAndSoIsASecondPortal()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "first.zip");
        await RunAsync("reset-admin", "--user", "ada", "--data", folder);
        await RunAsync("backup", file, "--data", folder);
        await using var running = new FileStream(Path.Combine(folder, "portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var (restore, _, refused) = await RunAsync("restore", file, "--data", folder);
        var (second, _, errors) = await RunAsync("--port", "0", "--data", folder);

        Assert.Equal((1, 1), (restore, second));
        Assert.Contains("Stop it first", refused, StringComparison.Ordinal);
        Assert.Contains("Another portal runs", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Healthcheck_WithoutAPortal_SaysSoAndLeavesNothing()
    {
        var (code, output, _) = await RunAsync("healthcheck", "--port", "1", "--data", folder);

        Assert.Equal(1, code);
        Assert.Contains("http://127.0.0.1:1/healthz", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
    }

    [Fact]
    public async Task Start_DirectoryThatCannotBeMade_IsALineToRead()
    {
        var (code, _, errors) = await RunAsync("--data", "/proc/nowhere");

        Assert.Equal(1, code);
        Assert.Contains("/proc/nowhere", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortOfAnother_IsSaidAndWhatRunsIsStoppedFirst()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var (code, output, errors) = await RunAsync("--port", port, "--data", folder);

        Assert.Equal(1, code);
        Assert.Contains($"127.0.0.1:{port}: address already in use", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(ObjectDisposedException), output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.6", true)]
    [InlineData("10.0.7", false)]
    [InlineData("11.0.0", false)]
    public void RuntimeFloor_Version_IsJudged(string version, bool refused) => Assert.Equal(refused, RuntimeFloor.Flaw(Version.Parse(version)) is not null);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "TapBot.Portal.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, await output, await errors);
    }
}
