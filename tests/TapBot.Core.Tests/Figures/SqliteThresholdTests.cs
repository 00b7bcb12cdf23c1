using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Figures;

public sealed class SqliteThresholdTests : ThresholdContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> SettingsAsync() => Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
