using System.Globalization;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Wording;

public sealed class PhraseTests
{
    [Fact]
    public void ToString_AnyCulture_WritesTimesAndNumbersForMachines()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ru-RU");
        var phrase = Phrase.Of("containers.restart.done", ("startedAt", new DateTimeOffset(2026, 3, 1, 14, 2, 11, TimeSpan.Zero)), ("seconds", 0.5));

        Assert.Equal("containers.restart.done (startedAt: 2026-03-01T14:02:11.0000000+00:00, seconds: 0.5)", phrase.ToString());
    }
}
