using TapBot.Core.Databases;
using TapBot.Core.Wording;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Formatting;

namespace TapBot.Portal.Tests.Features.Databases;

/// <summary>Checks in words.</summary>
public sealed class HealthWordsTests
{
    private readonly Texts texts = new();

    [Fact]
    public void Check_Any_HasItsWords()
    {
        var names = HealthRules.All.Select(r => r.Name).ToList();
        var single = new[] { "connections", "cacheHit", "lockTable", "checkpoints", "archiving" };

        Assert.All(names, n => Assert.True(texts.Has("health.title." + n), n));
        Assert.All(names.Except(single), n => Assert.True(texts.Has($"health.{n}.ok") && texts.Has($"health.{n}.found"), n));
    }

    [Fact]
    [Speaking("en")]
    public void Say_ArgumentsOfAKind_AreWrittenAsPeopleReadThem()
    {
        var phrase = Phrase.Of("health.replication.row", ("who", "standby"), ("behindBytes", 3L << 20), ("behindSeconds", 125.0));

        Assert.Equal("standby: 3.0\u00A0MiB behind, replay 2\u00A0min\u00A05\u00A0s", HealthWords.Say(texts, new Format(texts), phrase));
        Assert.Equal("standby: — behind, replay —", HealthWords.Say(texts, new Format(texts), Phrase.Of("health.replication.row", ("who", "standby"), ("behindBytes", null), ("behindSeconds", null))));
    }

    [Fact]
    [Speaking("en")]
    public void Say_BoundOfASession_IsTheOneInForce() =>
        Assert.Equal("No statement has been running for over 5\u00A0min.", HealthWords.Say(texts, new Format(texts), Phrase.Of("health.longStatements.ok", ("boundSeconds", 300.0))));

    [Fact]
    [Speaking("ru")]
    public void Say_Plural_ChoosesTheForm() =>
        Assert.StartsWith("3 запроса идут", HealthWords.Say(texts, new Format(texts), Phrase.Of("health.longStatements.found", ("count", 3))), StringComparison.Ordinal);
}
