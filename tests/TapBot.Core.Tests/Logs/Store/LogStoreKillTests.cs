using Microsoft.Extensions.Logging.Abstractions;
using TapBot.Core.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Core.Tests.Logs.Store;

public sealed class LogStoreKillTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("tapbot-kill-");

    public void Dispose() => directory.Delete(recursive: true);

    [Fact]
    public async Task Open_AfterKill_HasAllButTheLastSecondAndNothingTwice()
    {
        for (var round = 0; round < 2; round++)
        {
            var said = await KilledWriter.StartAsync(directory.FullName, TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
            Assert.True(said.Count > 10, $"The writer said {said.Count} times that it wrote.");

            await using var store = LogStore.Open(directory.FullName, new LogStoreOptions(), TimeProvider.System, NullLogger.Instance);
            var lines = StoreRig.All(store.Of(KilledWriter.Origin));

            Assert.Equal(Enumerable.Range(0, lines.Count).Select(KilledWriter.Line), lines);
            var certain = said.Last(s => s.At < said[^1].At - TimeSpan.FromSeconds(1)).Number;
            Assert.InRange(lines.Count - 1, certain, said[^1].Number + 20 * 100); // what it did between saying so and dying was not heard
        }
    }
}
