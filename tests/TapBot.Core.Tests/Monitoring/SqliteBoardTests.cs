using TapBot.Testing.Monitoring;

namespace TapBot.Core.Tests.Monitoring;

public sealed class SqliteBoardTests : BoardContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
