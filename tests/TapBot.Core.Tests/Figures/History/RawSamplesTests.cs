using TapBot.Core.Figures;

namespace TapBot.Core.Tests.Figures.History;

public sealed class RawSamplesTests
{
    private readonly RawSamples samples = new();

    [Fact]
    public void Add_InAnyOrder_IsByTime()
    {
        var times = Enumerable.Range(0, 500).Select(i => i * 1_000L).ToArray();
        new Random(1).Shuffle(times);
        foreach (var time in times)
            Assert.True(samples.Add(time, time, 0));

        Assert.False(samples.Add(7_000, 1, 0));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => (i * 1_000L, i * 1_000f)), Enumerable.Range(0, samples.Count).Select(i => samples[i]));
    }

    [Fact]
    public void Add_AnHourEveryFiveSeconds_TakesTwelveBytesForEach()
    {
        const int interval = 5_000, hour = 3_600_000;
        for (var at = 0L; at < 10 * hour; at += interval)
            samples.Add(at, 1, at - hour);

        Assert.InRange(samples.Count, hour / interval, hour / interval * 5 / 4);
        Assert.True(samples.Bytes * 200 <= 2_500_000, $"{samples.Bytes} bytes of a series");
    }

    [Fact]
    public void Add_FasterThanIsKept_DropsTheOldest()
    {
        for (var at = 0L; at < 10_000; at++)
            samples.Add(at, at, 0);

        Assert.InRange(samples.Count, RawSamples.Most * 9 / 10, RawSamples.Most);
        Assert.Equal(9_999, samples[samples.Count - 1].At);
        Assert.Equal(10_000 - samples.Count, samples.OldestAt);
    }

    [Fact]
    public void Trim_BothEnds_KeepsWhatLiesBetween()
    {
        foreach (var at in new[] { 1L, 2, 3, 4, 5 })
            samples.Add(at, at, 0);

        samples.Trim(2, 4);
        Assert.Equal([2f, 3f, 4f], Enumerable.Range(0, samples.Count).Select(i => samples[i].Value));
        samples.Trim(10, 20);
        Assert.Equal((0, 0L), (samples.Count, samples.Bytes));
    }
}
