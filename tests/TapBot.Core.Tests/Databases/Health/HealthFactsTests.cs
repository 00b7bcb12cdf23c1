using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Tests.Databases.Health;

/// <summary>What could not be read is unknown, and never hides what is bad.</summary>
public sealed class HealthFactsTests
{
    private static readonly Phrase Why = Phrase.Of("databases.trouble.slow");
    private static readonly IHealthRule Everywhere = new AutovacuumOffRule(), Once = new ArchivingRule();
    private readonly HealthFacts facts = new();
    private readonly DatabaseInstance instance = new()
    {
        Name = DatabaseName.Parse("shop"),
        Scope = Scope.Portal,
        State = new StreamState.Live(DateTimeOffset.UnixEpoch),
        VersionNumber = 160014,
        Role = new DatabaseRole("monitor", false, true, false),
    };

    [Fact]
    public void Judge_RefusedStatement_IsUnknownWithTheReason()
    {
        facts.Refused(Once, "postgres", Why);

        var check = facts.Judge(Once, instance);

        Assert.Equal((LightColour.Unknown, "health.partly"), (check.Colour, check.Sentence.Code));
        Assert.Equal((Why, null), (Assert.Single(check.Findings).Says, check.Findings[0].Database));
    }

    [Fact]
    public void Judge_OneDatabaseOfTwoUnread_IsUnknownWithTheGrant()
    {
        facts.Add([(Everywhere, [])]);
        facts.Unread("bank", Why, "grant connect on database bank to monitor;");

        var check = facts.Judge(Everywhere, instance);

        Assert.Equal(LightColour.Unknown, check.Colour);
        Assert.Contains("grant connect", check.Remedy, StringComparison.Ordinal);
        Assert.Equal("bank", Assert.Single(check.Findings).Database);
    }

    [Fact]
    public void Judge_Any_NamesWhatItIsJudgedBy()
    {
        var rule = new SequencesRule();

        Assert.Equal([DatabaseThresholds.Sequences], facts.Judge(rule, instance).Thresholds);
        facts.Refused(rule, "shop", Why);
        Assert.Equal([DatabaseThresholds.Sequences], facts.Judge(rule, instance).Thresholds);
        Assert.Empty(facts.Judge(Everywhere, instance).Thresholds);
    }

    [Fact]
    public void Judge_OneDatabaseUnreadAndAnotherBad_StaysBadAndNamesBoth()
    {
        facts.Add([(Everywhere, [new AutovacuumOffRule.Table("shop", "s", "t")])]);
        facts.Unread("bank", Why);

        var check = facts.Judge(Everywhere, instance);

        Assert.Equal((LightColour.Yellow, "health.autovacuumOff.found", 2), (check.Colour, check.Sentence.Code, check.Findings.Count));
    }

    [Fact]
    public void Judge_LogInThatSeesNobody_IsUnknownWithTheGrant()
    {
        var blind = instance with { Role = new DatabaseRole("blind", false, false, false) };

        Assert.All(HealthRules.All.Where(r => r.NeedsActivity).Select(r => facts.Judge(r, blind)), c => Assert.Equal((LightColour.Unknown, "grant pg_monitor to \"blind\";"), (c.Colour, c.Remedy)));
    }
}
