using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Storage;

public sealed class SqliteBackupTests : BackupContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
