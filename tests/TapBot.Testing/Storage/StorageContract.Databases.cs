using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Testing.Databases;
using Xunit;

namespace TapBot.Testing.Storage;

/// <summary>Registered instances, on every engine.</summary>
public abstract partial class StorageContract
{
    [Fact]
    public async Task Databases_RegisteredAndReadAgain_AreAsTheyWere()
    {
        using var register = Register();
        var draft = SomeRegistered.Draft("10.0.0.5", 6432, DatabaseTls.VerifyFull, reader: new LogInDraft("tapbot_reader", "other")) with { Server = ServerName.Parse("server-1") };
        Assert.True(await register.SaveAsync(DatabaseDraftRules.Made(DatabaseName.Parse("Shop"), draft, null), isNew: true, Token));

        using var again = Register();
        await again.LoadAsync(Token);

        var found = Assert.Single(again.All);
        Assert.Equal(("Shop", "10.0.0.5", 6432, "postgres", DatabaseTls.VerifyFull, "server-1"), (found.Name.Value, found.Host, found.Port, found.Database, found.Tls, found.Server?.Value));
        Assert.Equal((SomeRegistered.Password, "other"), (found.LogIns[LogInKind.Monitor].Password, found.LogIns[LogInKind.Reader].Password));
        Assert.Same(found, again.Find(DatabaseName.Parse("sHOP")));
    }

    [Fact]
    public async Task Databases_Stored_DoNotTellTheirPasswords()
    {
        using var register = Register();
        await register.SaveAsync(SomeRegistered.Database(), isNew: true, Token);

        var rows = await StoredRows.ReadAsync(rig, Token);

        Assert.Contains("tapbot_monitor", Assert.Single(rows["DatabaseLogIns"]), StringComparison.Ordinal);
        Assert.DoesNotContain(rows.Values.SelectMany(r => r), r => r.Contains("secret", StringComparison.Ordinal) || r.Contains("evil.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Databases_NameTakenInAnotherCase_IsNotOverwritten()
    {
        using var register = Register();
        await register.SaveAsync(SomeRegistered.Database("shop", "one.example"), isNew: true, Token);

        Assert.False(await register.SaveAsync(SomeRegistered.Database("SHOP", "two.example"), isNew: true, Token));
        Assert.False(await register.SaveAsync(SomeRegistered.Database("other", "two.example"), isNew: false, Token));

        Assert.Equal("one.example", Assert.Single(register.All).Host);
    }

    [Fact]
    public async Task Databases_ChangedThenForgotten_LeaveNothing()
    {
        using var register = Register();
        var name = DatabaseName.Parse("shop");
        await register.SaveAsync(DatabaseDraftRules.Made(name, SomeRegistered.Draft(reader: new LogInDraft("tapbot_reader", "other")), null), isNew: true, Token);

        Assert.True(await register.SaveAsync(DatabaseDraftRules.Made(name, SomeRegistered.Draft(password: null), register.Find(name)), isNew: false, Token));
        var changed = Assert.Single(register.All);
        Assert.Equal((1, SomeRegistered.Password), (changed.LogIns.Count, changed.LogIns[LogInKind.Monitor].Password));

        Assert.True(await register.RemoveAsync(DatabaseName.Parse("Shop"), Token));
        Assert.False(await register.RemoveAsync(name, Token));
        Assert.Empty(register.All);
        Assert.Equal(0, await rig.Storage.ReadAsync(db => db.Set<DatabaseLogInRow>().CountAsync(Token)));
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Tls")]
    [InlineData("User")]
    public async Task Databases_RowChangedFromOutside_DoesNotGetThePasswordSentElsewhere(string column)
    {
        using var register = Register();
        await register.SaveAsync(DatabaseDraftRules.Made(DatabaseName.Parse("shop"), SomeRegistered.Draft(tls: DatabaseTls.VerifyFull), null), isNew: true, Token);

        await rig.Storage.WriteAsync(db => column switch
        {
            "Host" => db.Set<DatabaseRow>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Host, "evil.example"), Token),
            "Tls" => db.Set<DatabaseRow>().ExecuteUpdateAsync(s => s.SetProperty(d => d.Tls, DatabaseTls.Disable), Token),
            _ => db.Set<DatabaseLogInRow>().ExecuteUpdateAsync(s => s.SetProperty(l => l.User, "postgres"), Token),
        }, Token);
        await register.LoadAsync(Token);

        var found = Assert.Single(register.All);
        Assert.True(found.HasLost);
        Assert.Null(found.ConnectionString(LogInKind.Monitor));
    }

    private DatabaseRegister Register() => new(rig.Storage, rig.Get<ISecretBox>(), NullLogger<DatabaseRegister>.Instance);
}
