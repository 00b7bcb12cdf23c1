using Bunit;
using TapBot.Core.Logs;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Logs;
using TapBot.Portal.Tests.Ui;
using TapBot.Portal.Ui.Logs;

namespace TapBot.Portal.Tests.Features.Logs;

[Speaking("en")]
public sealed class SourceChooserTests : UiContext
{
    private static readonly DateTimeOffset Since = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(LogKeeping.Kept, true, "2.0 MiB kept, since 2026-11-21 09:30 UTC")]
    [InlineData(LogKeeping.Kept, false, "recorded, no lines yet")]
    [InlineData(LogKeeping.Past, true, "2.0 MiB kept, since 2026-11-21 09:30 UTC")]
    [InlineData(LogKeeping.Excluded, true, "not recorded: excluded by TapBot:Logs:History:Exclude · 2.0 MiB kept, since 2026-11-21 09:30 UTC")]
    [InlineData(LogKeeping.Off, false, "not recorded: recording is switched off")]
    [InlineData(LogKeeping.Own, false, "not recorded: the log of the portal itself")]
    public void Entry_AnyLog_SaysWhatIsKeptOfItAndWhy(LogKeeping keeping, bool hasLines, string words)
    {
        var chooser = Show(new LogSourceInfo(Origin, keeping == LogKeeping.Past ? null : "1", true, keeping == LogKeeping.Kept, hasLines ? Since : null, null, 7, hasLines ? 2 << 20 : 0) { Keeping = keeping });

        Assert.Equal(words, Plain(chooser.Find(".kept").TextContent));
    }

    [Fact]
    public void History_WithDamages_SaysWhatCouldNotBeRead()
    {
        var state = new LogStoreState(41 << 20, 500 << 20, 2) { Broken = [new LogDamage(Since, LogDamageKind.BlockSkipped, null), new LogDamage(Since, LogDamageKind.EndCut, Origin, 312)] };

        var words = Show(state: state).FindAll(".history p").Select(p => Plain(p.TextContent));

        Assert.Equal([
            "recording: 41.0 MiB of 500 MiB",
            "312 B at the end of main/db could not be read on 2026-11-21 09:30 UTC and were cut off.",
            "A block of a log without a name could not be read on 2026-11-21 09:30 UTC and is passed over."], words);
    }

    [Fact]
    public void History_SwitchedOff_SaysSo() => Assert.Equal(
        "Recording is switched off: TapBot:Logs:History:Enabled.", Show(state: new LogStoreState(0, 500 << 20, 0, Phrase.Of("logs.history.off"))).Find(".history").TextContent.Trim());

    // A number and its unit stay on one line.
    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    private static LogOrigin Origin { get; } = new(ServerName.Parse("main"), "db");

    private IRenderedComponent<SourceChooser> Show(LogSourceInfo? source = null, LogStoreState? state = null) => Render<SourceChooser>(p => p
        .Add(c => c.Address, new LogsAddress()).Add(c => c.Known, source is null ? [] : [source]).Add(c => c.Colours, new LogColours()).Add(c => c.History, state)
        .Add(c => c.OnToggle, _ => { }).Add(c => c.OnAll, () => { }));
}
