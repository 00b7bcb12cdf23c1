using TapBot.Testing.Storage;

namespace TapBot.Core.Tests.Storage;

public sealed class SqliteStorageTests : StorageContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
