using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using TapBot.Core.Storage;

namespace TapBot.Portal.Tests.Hosting;

/// <summary>What is protected in the store can be read with the key ring beside it, and with nothing else.</summary>
public sealed class KeyFilesTests : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public async ValueTask InitializeAsync() => await host.SetUpAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public void Ring_OnDisk_IsTheOwnersAlone()
    {
        Protector(host).Protect("something");

        var folder = host.Get<DataDirectory>().File(DataDirectory.Keys);
        Assert.Equal(DataDirectory.OwnerFolder, new DirectoryInfo(folder).UnixFileMode);
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(DataDirectory.OwnerFile, new FileInfo(file).UnixFileMode));
        Assert.NotEmpty(Directory.GetFiles(folder, "key-*.xml"));
    }

    [Fact]
    public async Task Secret_InAStolenDatabase_CannotBeReadWithoutTheRing()
    {
        var kept = Protector(host).Protect("the seed of a second factor");

        await using var thief = new PortalHost();
        await thief.SetUpAsync();

        Assert.Equal("the seed of a second factor", Protector(host).Unprotect(kept));
        Assert.Throws<CryptographicException>(() => Protector(thief).Unprotect(kept));
    }

    [Fact]
    public async Task Database_AfterUse_HoldsNoKeyNoPasswordAndNoToken()
    {
        await PortalHost.SignInAsync(host.Browser());
        Protector(host).Protect("something");
        var directory = host.Get<DataDirectory>();
        SqliteConnection.ClearAllPools();

        var store = string.Concat(Directory.GetFiles(directory.Path, "portal.db*").Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))));

        Assert.DoesNotContain("masterKey", store, StringComparison.Ordinal);
        Assert.DoesNotContain(PortalHost.Password, store, StringComparison.Ordinal);
        Assert.DoesNotContain("tbp_", store, StringComparison.Ordinal);
    }

    [Fact]
    public void Rotation_NewKey_ProtectsAndOldOnesStillRead()
    {
        var before = Protector(host).Protect("kept");
        var keys = host.Get<IKeyManager>();
        var made = keys.CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));

        var fresh = new ServiceRing(host).Protector();

        Assert.Contains(keys.GetAllKeys(), k => k.KeyId == made.KeyId);
        Assert.Equal("kept", fresh.Unprotect(before));
        Assert.Equal(made.KeyId, KeyIdOf(fresh.Protect("new")));
    }

    private static IDataProtector Protector(PortalHost portal) => portal.Get<IDataProtectionProvider>().CreateProtector("test");

    /// <summary>The id stands behind the four bytes that mark protected data.</summary>
    private static Guid KeyIdOf(string text) => new(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text).AsSpan(4, 16));

    /// <summary>The ring as a portal that has started anew reads it.</summary>
    private sealed class ServiceRing(PortalHost host)
    {
        public IDataProtector Protector() => DataProtectionProvider.Create(
            new DirectoryInfo(host.Get<DataDirectory>().File(DataDirectory.Keys)), builder => builder.SetApplicationName("TapBot.Portal")).CreateProtector("test");
    }
}
