using TapBot.Testing.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class SqliteSavedQueriesTests : SavedQueriesContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
