using System.Globalization;
using TapBot.Core.Wording;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Tests.Resources;

[Speaking("en")]
public sealed class TextsTests
{
    private readonly Texts texts = new();

    [Theory]
    [InlineData("en", "Sign in")]
    [InlineData("ru", "Войти")]
    [InlineData("de", "Sign in")]
    public void Indexer_KnownKey_SpeaksTheLanguageOfTheReader(string language, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(expected, texts["account.signIn.submit"]);
    }

    [Fact]
    public void Indexer_UnknownKey_AnswersTheKey() => Assert.Equal("nothing.here", texts["nothing.here"]);

    [Fact]
    public void Say_UnknownCode_AnswersCodeAndArguments() =>
        Assert.Equal("nothing.here (name: db)", texts.Say(Phrase.Of("nothing.here", ("name", "db"))));

    [Fact]
    public void Say_Time_IsWrittenInUtc() =>
        Assert.Contains("started at 14:02:11 UTC.", texts.Say(Restarted()), StringComparison.Ordinal);

    [Fact]
    public void Pieces_Time_IsLeftForTheZoneOfTheReader() =>
        Assert.Equal(["Running again, started at ", Restarted().Arguments["startedAt"]!, "."], texts.Pieces(Restarted()));

    [Theory]
    [InlineData(1, "one")]
    [InlineData(11, "many")]
    [InlineData(21, "one")]
    [InlineData(22, "few")]
    [InlineData(12, "many")]
    [InlineData(0, "many")]
    public void FormOf_Russian_FollowsThePluralRules(long number, string form) => Assert.Equal(form, Plurals.FormOf(number, "ru"));

    [Fact]
    public void Fill_NamedFormattedAndUnknown_FillsWhatItKnows()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

        var text = Placeholders.Fill("{count} of {ratio:P0} in {place}", name => name switch
        {
            "count" => (true, 1204),
            "ratio" => (true, 0.5),
            _ => (false, null),
        });

        Assert.Equal("1,204 of 50% in {place}", text);
    }

    private static Phrase Restarted() => Phrase.Of("containers.restart.done", ("startedAt", new DateTimeOffset(2026, 3, 1, 19, 2, 11, TimeSpan.FromHours(5))));
}
