using TapBot.Core.Figures;
using ZstdSharp;

namespace TapBot.Core.Tests.Figures.History;

public sealed class HistoryChunkTests : IDisposable
{
    private const double Part = 1.0 / 32_768, Single = 1e-7;
    private readonly Compressor compressor = new(HistoryChunk.Level);

    public void Dispose() => compressor.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(TierShape.Slots)]
    public void Unpack_WhatWasPacked_IsTheSame(int filled)
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
            Assert.Equal((float)p.First.Average, (float)p.Second.Average);
            Assert.InRange(p.Second.Minimum, p.First.Minimum - Math.Abs(p.First.Minimum * Part), p.First.Minimum + Math.Abs(p.First.Minimum * Single));
            Assert.InRange(p.Second.Maximum, p.First.Maximum - Math.Abs(p.First.Maximum * Single), p.First.Maximum + Math.Abs(p.First.Maximum * Part));
            Assert.True((float)p.Second.Minimum <= (float)p.First.Minimum && (float)p.Second.Maximum >= (float)p.First.Maximum);
        });
        Assert.Equal(HistoryChunk.Pack(found, compressor), HistoryChunk.Pack(Again(found), compressor));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(65_536)]
    [InlineData(-65_535)]
    [InlineData(float.MaxValue)]
    [InlineData(-float.MaxValue)]
    public void Unpack_WholeNumbersAndTheGreatest_AreExactOrFinite(double value)
    {
        var found = Again([Rollup.Of(value)]);

        Assert.True(double.IsFinite(found[0].Minimum) && double.IsFinite(found[0].Maximum) && double.IsFinite(found[0].Average));
        if (Math.Abs(value) <= 65_536)
            Assert.Equal(Rollup.Of(value), found[0]);
    }

    private Rollup[] Again(ReadOnlySpan<Rollup> slots)
    {
        var found = new Rollup[TierShape.Slots];
        HistoryChunk.Unpack(HistoryChunk.Pack(slots, compressor), found);
        return found;
    }

    [Fact]
    public void Pack_NoiseAndQuiet_StaysSmall()
    {
        var random = new Random(1);
        var noise = Enumerable.Range(0, TierShape.Slots).Select(_ => Enumerable.Range(0, 12).Aggregate(default(Rollup), (r, _) => r.With(Rollup.Of(random.NextDouble())))).ToArray();
        var quiet = Enumerable.Repeat(Rollup.Of(0).With(Rollup.Of(0)), TierShape.Slots).ToArray();

        Assert.InRange(HistoryChunk.Pack(noise, compressor).Length, 700, 1_040);
        Assert.InRange(HistoryChunk.Pack(quiet, compressor).Length, 10, 60);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("017800")]
    [InlineData("02780000112233")]
    [InlineData("01ff0000112233")]
    [InlineData("01010200112233")]
    [InlineData("01010000112233445566778899")]
    public void Unpack_Rubbish_IsRefused(string hex) =>
        Assert.Throws<InvalidDataException>(() => HistoryChunk.Unpack(Convert.FromHexString(hex), new Rollup[TierShape.Slots]));
}
