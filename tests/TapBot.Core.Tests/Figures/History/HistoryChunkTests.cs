using TapBot.Core.Figures;
using ZstdSharp;

namespace TapBot.Core.Tests.Figures.History;

public sealed class HistoryChunkTests : IDisposable
{
    private readonly Compressor compressor = new(HistoryChunk.Level);

    public void Dispose() => compressor.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(TierShape.Slots)]
    public void Unpack_WhatWasPacked_IsTheSameToTheSeventhDigit(int filled)
    {
        var random = new Random(filled);
        var slots = new Rollup[TierShape.Slots];
        foreach (var slot in Enumerable.Range(0, TierShape.Slots).OrderBy(_ => random.Next()).Take(filled))
            slots[slot] = Rollup.Of(random.NextDouble() * 1e9).With(Rollup.Of(-random.NextDouble() * 1e9)).With(Rollup.Of(0));

        var found = new Rollup[TierShape.Slots];
        HistoryChunk.Unpack(HistoryChunk.Pack(slots, compressor), found);

        Assert.Equal(slots.Select(s => s.Count), found.Select(s => s.Count));
        Assert.All(slots.Zip(found).Where(p => p.First.Count > 0), p =>
        {
            Assert.Equal((float)p.First.Minimum, (float)p.Second.Minimum);
            Assert.Equal((float)p.First.Average, (float)p.Second.Average);
            Assert.Equal((float)p.First.Maximum, (float)p.Second.Maximum);
        });
    }

    [Fact]
    public void Pack_NoiseAndQuiet_StaysSmall()
    {
        var random = new Random(1);
        var noise = Enumerable.Range(0, TierShape.Slots).Select(_ => Enumerable.Range(0, 12).Aggregate(default(Rollup), (r, _) => r.With(Rollup.Of(random.NextDouble())))).ToArray();
        var quiet = Enumerable.Repeat(Rollup.Of(0).With(Rollup.Of(0)), TierShape.Slots).ToArray();

        Assert.InRange(HistoryChunk.Pack(noise, compressor).Length, 1_000, 1_300);
        Assert.InRange(HistoryChunk.Pack(quiet, compressor).Length, 10, 60);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0178")]
    [InlineData("027800112233")]
    [InlineData("01ff00112233")]
    [InlineData("010100112233445566778899")]
    public void Unpack_Rubbish_IsRefused(string hex) =>
        Assert.Throws<InvalidDataException>(() => HistoryChunk.Unpack(Convert.FromHexString(hex), new Rollup[TierShape.Slots]));
}
