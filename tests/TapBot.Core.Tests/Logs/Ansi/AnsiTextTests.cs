using TapBot.Core.Logs;

namespace TapBot.Core.Tests.Logs;

public sealed class AnsiTextTests
{
    [Fact]
    public void Parse_NoEscapes_GivesTheSameString()
    {
        const string Line = "plain, with\ttab, é, 中文, 😀 and <b>markup</b>";

        var text = AnsiText.Parse(Line);

        Assert.Equal(Line, text.Plain);
        Assert.Empty(text.Spans);
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "red", "0+3 a-fg-1")]
    [InlineData("a\u001b[1;92mb\u001b[mc", "abc", "1+1 a-fg-10 a-bold")]
    [InlineData("\u001b[38;5;208mx", "x", "0+1 a-fg-208")]
    [InlineData("\u001b[38:5:208mx", "x", "0+1 a-fg-208")]
    [InlineData("\u001b[48;2;255;0;0mx", "x", "0+1 a-bg-196")]
    [InlineData("\u001b[38:2::0:0:255mx", "x", "0+1 a-fg-21")]
    [InlineData("\u001b[38:2:0:255:0mx", "x", "0+1 a-fg-46")]
    [InlineData("\u001b[38;2;128;128;128mx", "x", "0+1 a-fg-244")]
    [InlineData("\u001b[38;2;300;0;0mx", "x", "")]
    [InlineData("\u001b[38;5;999mx", "x", "")]
    [InlineData("\u001b[38mx", "x", "")]
    [InlineData("\u001b[41;30mx\u001b[49my\u001b[39mz", "xyz", "0+1 a-fg-0 a-bg-1|1+1 a-fg-0")]
    [InlineData("\u001b[1m\u001b[3m\u001b[4m\u001b[7m\u001b[9mx\u001b[22;23;24;27;29my", "xy", "0+1 a-bold a-italic a-underline a-inverse a-strike")]
    [InlineData("\u001b[2mx\u001b[22my", "xy", "0+1 a-dim")]
    [InlineData("\u001b[4:3mx\u001b[4:0my", "xy", "0+1 a-underline")]
    [InlineData("\u001b[31mx\u001b[31my\u001b[1m\u001b[22mz", "xyz", "0+3 a-fg-1")]
    [InlineData("\u009b31mx", "x", "0+1 a-fg-1")]
    [InlineData("\u001b[8mhidden\u001b[28m", "hidden", "")]
    [InlineData("\u001b[>4;2mx", "x", "")]
    public void Parse_GraphicRendition_BecomesClasses(string line, string plain, string spans)
    {
        var text = AnsiText.Parse(line);

        Assert.Equal(plain, text.Plain);
        Assert.Equal(spans, string.Join('|', text.Spans.Select(s => $"{s.Start}+{s.Length} {s.Classes}")));
    }

    [Theory]
    [InlineData("\u001b]8;;http://evil.example/\u001b\\link\u001b]8;;\u001b\\", "link")]
    [InlineData("\u001b]52;c;cm0gLXJmIC8=\u0007x", "x")]
    [InlineData("\u001b]0;title\u009cx", "x")]
    [InlineData("a\u001b[2J\u001b[H\u001b[10;10Hb\u001b[?1049hc", "abc")]
    [InlineData("\u001bPq#0\u001b\\x", "x")]
    [InlineData("\u001bcx\u001b(By\u001b7z", "xyz")]
    [InlineData("a\u0085b\u0084c", "abc")]
    [InlineData("\u009d0;title\u0007x", "x")]
    public void Parse_OtherEscapes_AreTakenOut(string line, string plain)
    {
        var text = AnsiText.Parse(line);

        Assert.Equal(plain, text.Plain);
        Assert.Empty(text.Spans);
    }

    [Theory]
    [InlineData("nul\0here", "nul␀here")]
    [InlineData("10 %\r20 %\u0008\u007f", "10 %␍20 %␈␡")]
    [InlineData("\u202Egnp.exe\u202C \u2066x\u2069", "\uFFFDgnp.exe\uFFFD \uFFFDx\uFFFD")]
    [InlineData("a\u2028b\u2029c", "a\uFFFDb\uFFFDc")]
    [InlineData("bell\a", "bell␇")]
    public void Parse_HidingCharacters_BecomeVisible(string line, string plain)
    {
        Assert.Equal(plain, AnsiText.Parse(line).Plain);
    }

    [Theory]
    [InlineData("lone \u001b", "lone ␛")]
    [InlineData("\u001b[31", "␛[31")]
    [InlineData("\u001b[31\u0007x", "␛[31␇x")]
    [InlineData("\u001b]8;;http://never.ends", "␛]8;;http://never.ends")]
    [InlineData("\u001b]0;a\u001b[31mb", "␛]0;ab")]
    [InlineData("\u001b é", "␛ é")]
    public void Parse_UnterminatedSequence_IsShown(string line, string plain)
    {
        Assert.Equal(plain, AnsiText.Parse(line).Plain);
    }

    [Fact]
    public void Parse_LoneSurrogates_AreReplaced()
    {
        Assert.Equal("\uFFFDx😀\uFFFD", AnsiText.Parse("\uDC00x😀\uD83D").Plain);
    }

    [Fact]
    public void Parse_SixteenKilobytesOfEscapes_IsBounded()
    {
        var line = string.Concat(Enumerable.Range(0, 2_000).Select(i => $"\u001b[{31 + (i % 2)}mx"));

        var text = AnsiText.Parse(line);

        Assert.Equal(2_000, text.Plain.Length);
        Assert.Equal(AnsiText.MaxSpans, text.Spans.Count);
    }

    [Fact]
    public void Parse_AnyText_IsInertAndSpansFit()
    {
        var random = new Random(11);
        var alphabet = "\u001b\u001b[]0123456789;:mHP\\\u0007\u009b\u009d\0\r\tab\u202e\ud83d\ude00\u007f";
        for (var round = 0; round < 20_000; round++)
        {
            var line = string.Create(random.Next(60), random, (span, r) =>
            {
                foreach (ref var c in span)
                    c = alphabet[r.Next(alphabet.Length)];
            });

            var text = AnsiText.Parse(line);

            Assert.DoesNotContain(text.Plain, c => (char.IsControl(c) && c != '\t') || c is >= '\u202a' and <= '\u202e');
            var end = 0;
            foreach (var span in text.Spans)
            {
                Assert.True(span.Start >= end && span.Length > 0 && span.Start + span.Length <= text.Plain.Length);
                end = span.Start + span.Length;
            }
        }
    }
}
