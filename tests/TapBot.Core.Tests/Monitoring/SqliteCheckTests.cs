using TapBot.Testing.Monitoring;

namespace TapBot.Core.Tests.Monitoring;

public sealed class SqliteCheckTests : CheckContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
