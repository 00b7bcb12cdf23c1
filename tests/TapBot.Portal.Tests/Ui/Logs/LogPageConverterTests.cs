using System.Text.Json;
using TapBot.Core.Logs;
using TapBot.Core.Servers;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Logs;
using TapBot.Testing.Logs;

namespace TapBot.Portal.Tests.Ui.Logs;

public sealed class LogPageConverterTests
{
    [Fact]
    public void Write_PlainLine_IsFourFields() =>
        Assert.Equal("""{"f":7,"s":0,"l":[[1795356000005,0,12,"line 5"]]}""", Json(new LogPage(7, 0, [Lines.One(5)])));

    [Fact]
    public void Write_ExactTimeAndOrdinal_AreKept()
    {
        var line = Lines.One(0) with { Cursor = new LogCursor(Lines.Start + 5_123_457, 2), Stream = LogStream.Stderr, Level = LineLevel.Error };

        Assert.Equal("""{"f":0,"s":3,"l":[[1795356000005,123457,21,"line 0",0,0,2]]}""", Json(new LogPage(0, 3, [line])));
    }

    [Fact]
    public void Write_ColouredLine_SendsWhatIsShownItsSpansAndTheRawText() => Assert.Equal(
        """{"f":0,"s":0,"atEnd":true,"closed":true,"l":[[1795356000000,0,12,"red",0,[0,3,"a-fg-1"],0,0,"\u001B[31mred\u001B[0m"]]}""",
        Json(new LogPage(0, 0, [Lines.One(0, "\e[31mred\e[0m")]) { AtEnd = true, Closed = true }));

    [Fact]
    public void Write_CutLine_SaysHowMuch() =>
        Assert.EndsWith(""","x",0,0,0,4711]]}""", Json(new LogPage(0, 0, [Lines.One(0, "x") with { CutBytes = 4711 }])));

    [Fact]
    public void Write_JsonLine_SaysWhereItsMessageStands() =>
        Assert.EndsWith("""[1795356000000,0,12,"{\"msg\":\"no М\"}",[8,4]]]}""", Json(new LogPage(0, 0, [Lines.One(0, """{"msg":"no М"}""")])));

    [Fact]
    public void Write_JsonLineWhoseMessageHasEscapes_SendsTheMessage() =>
        Assert.EndsWith("""
            ,"say \"hi\""]]}
            """, Json(new LogPage(0, 0, [Lines.One(0, """{"msg":"say \"hi\""}""")])), StringComparison.Ordinal);

    [Fact]
    public void Write_ChosenFields_AreThereForEveryLine()
    {
        var page = new LogPage(0, 0, [Lines.One(0, "level=info status=200 path=/"), Lines.One(1)]) { Fields = ["status", "none"] };

        Assert.EndsWith("""["200",""]],[1795356000001,0,12,"line 1",0,0,0,0,0,["",""]]]}""", Json(page));
    }

    [Fact]
    public void Wire_LinesOfTwoWriters_NamesEachOnce()
    {
        var wire = new LogWire(new Texts(), new LogColours());
        var (one, two) = (new LogOrigin(ServerName.Parse("s"), "db"), new LogOrigin(ServerName.Parse("s"), "app", "p", "web", 1));

        var first = Json(wire.Next(0, 0, [Lines.One(0) with { Origin = one }, Lines.One(1) with { Origin = two }]));
        var second = Json(wire.Next(2, 0, [Lines.One(2) with { Origin = two }]));

        Assert.Contains(""","db","s/db"],[2,""", first, StringComparison.Ordinal);
        Assert.Contains($"0,{12 + 64 * 2},\"line 1\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("\"o\"", second, StringComparison.Ordinal);
        Assert.Contains($"0,{12 + 64 * 2},\"line 2\"", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Wire_TraceInTwoBatches_GoesOnWithTheLineBefore()
    {
        var wire = new LogWire(new Texts(), new LogColours());
        wire.Next(0, 0, [Lines.One(0, "Error: no luck", LineLevel.Error)]);

        var page = wire.Next(1, 0, [Lines.One(1, "    at main (app.js:1:1)", LineLevel.Unknown), Lines.One(2)]);

        Assert.Equal([true, false], page.Continues);
    }

    [Speaking("en")]
    [Fact]
    public void Wire_Marker_IsPutIntoWords()
    {
        var page = new LogWire(new Texts(), new LogColours()).Next(0, 0, [LogMarker.At(Lines.Start, LogMarker.Exited, "137"), LogMarker.At(Lines.Start, LogMarker.Health, "starting")]);

        Assert.Equal(["exited with code 137: killed", "health check: starting"], page.Lines.Select(l => l.Text));
    }

    private static string Json(LogPage page) => JsonSerializer.Serialize(page);
}
