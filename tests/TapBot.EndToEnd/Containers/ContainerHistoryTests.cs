using TapBot.Core.Containers;
using TapBot.Core.Figures;

namespace TapBot.EndToEnd.Containers;

/// <summary>What a real engine's containers take, as it is recorded.</summary>
[Collection<BesideTests>]
public sealed class ContainerHistoryTests
{
    /// <summary>The engines that this machine can have; the first always.</summary>
    public static TheoryData<string> Engines() => [.. RealEngine.Variables()];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Recorder_BusyContainer_HasItsFigures(string engine)
    {
        var settings = new Dictionary<string, string?> { ["TapBot:Containers:Statistics:Interval"] = "00:00:05" };
        await using var at = await EngineAtWork.OpenAsync(engine, settings);
        var name = await at.SeenAsync(await at.Real.RunAsync("while :; do :; done", "--cpus", "0.2", "--memory", "32m"));
        var container = at.House.Fleet.Current.Find(at.Real.Server, name)!;
        var history = at.House.Get<HistoryRecorder>();

        IReadOnlyList<float> Values(string figure) => [.. (history.Find(ContainerSeries.Of(container, figure))?.Raw(0, long.MaxValue).Samples ?? []).Select(s => s.Value)];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromMinutes(1));
        while (Values(ContainerSeries.Cpu).Count < 3)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, late.Token);

        Assert.All(Values(ContainerSeries.Cpu), v => Assert.InRange(v, 0.05f, 0.3f));
        Assert.All(Values(ContainerSeries.Memory), v => Assert.InRange(v, 100_000f, 32f * 1024 * 1024));
        foreach (var figure in new[] { ContainerSeries.NetworkIn, ContainerSeries.NetworkOut, ContainerSeries.BlockRead, ContainerSeries.BlockWrite })
            Assert.Equal(Values(ContainerSeries.Cpu).Count, Values(figure).Count);
    }
}
