using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Tests.Features.Figures;

/// <summary>Thresholds in words.</summary>
[Speaking("en")]
public sealed class ThresholdWordsTests
{
    private static readonly Texts Texts = new();

    public static IEnumerable<TheoryDataRow<NamedThreshold>> All => DatabaseThresholds.All.Concat(MachineThresholds.All).Select(t => new TheoryDataRow<NamedThreshold>(t));

    [Theory]
    [MemberData(nameof(All))]
    public void Threshold_Any_HasATitleAndSentences(NamedThreshold threshold)
    {
        Assert.True(Texts.Has($"thresholds.{threshold.Name}"), threshold.Name);
        Assert.True(Texts.Has(threshold.Says(threshold.Default).Code), threshold.Says(threshold.Default).Code);
        Assert.True(Texts.Has(threshold.Flaw(threshold.Default with { Red = double.NaN })!.Code), threshold.Name);
    }

    [Fact]
    public void Says_LargeCounts_AreGrouped() => Assert.Equal("Yellow above 500,000,000, red above 1,200,000,000", Texts.Say(DatabaseThresholds.Wraparound.Says(DatabaseThresholds.Wraparound.Default)));

    [Fact]
    public void Title_OfAThreshold_IsThatOfItsFigure() => Assert.Equal("Lock table used", ThresholdWords.Title(Texts, DatabaseThresholds.LockTable));
}
