using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>
/// Reads the rule of a router for the hosts it serves: <c>Host</c> with one name (Traefik 3) or several (2), <c>HostHeader</c>, <c>HostSNI</c>, <c>HostRegexp</c>, joined with <c>&amp;&amp;</c>, <c>||</c>,
/// <c>!</c> and parentheses. All other matchers do not look at the host. Pure.
/// </summary>
internal sealed class RuleReading
{
    /// <summary>Longer rules are not read.</summary>
    public const int Longest = 16_384;

    private const int Deepest = 64;
    private readonly List<RuleToken> tokens;
    private int next;
    private int depth;

    private RuleReading(List<RuleToken> tokens) => this.tokens = tokens;

    private RuleToken Current => tokens[next];

    /// <summary>The hosts of a rule.</summary>
    public static RouterHosts HostsOf(string rule)
    {
        if (rule.Length > Longest)
            return RouterHosts.None with { Unread = Phrase.Of("proxy.rule.tooLong", ("length", rule.Length)) };
        try
        {
            var reading = new RuleReading(RuleLexer.Read(rule));
            var hosts = reading.Any();
            reading.Take(RuleTokenKind.End);
            return new RouterHosts(hosts.Names, hosts.Patterns, hosts.AllBut is not null);
        }
        catch (RuleFlawException flaw)
        {
            return RouterHosts.None with { Unread = Phrase.Of("proxy.rule.unread", ("at", flaw.At + 1)) };
        }
    }

    private HostSet Any()
    {
        if (++depth > Deepest)
            throw new RuleFlawException(Current.At);
        var hosts = All();
        while (TryTake(RuleTokenKind.Or))
            hosts = hosts.Or(All());
        depth--;
        return hosts;
    }

    private HostSet All()
    {
        var hosts = One();
        while (TryTake(RuleTokenKind.And))
            hosts = hosts.And(One());
        return hosts;
    }

    private HostSet One()
    {
        var isNot = false;
        while (TryTake(RuleTokenKind.Not))
            isNot = !isNot;
        HostSet hosts;
        if (TryTake(RuleTokenKind.Open))
        {
            hosts = Any();
            Take(RuleTokenKind.Close);
        }
        else
        {
            hosts = Matcher();
        }
        return isNot ? hosts.Not() : hosts;
    }

    private HostSet Matcher()
    {
        var name = Take(RuleTokenKind.Name);
        Take(RuleTokenKind.Open);
        var arguments = new List<string>();
        while (!TryTake(RuleTokenKind.Close))
        {
            if (arguments.Count > 0)
                Take(RuleTokenKind.Comma);
            arguments.Add(Take(RuleTokenKind.Text).Text);
        }
        return name.Text.ToUpperInvariant() switch
        {
            "HOST" or "HOSTHEADER" => Named(arguments),
            "HOSTSNI" when arguments.Contains("*") => HostSet.All,
            "HOSTSNI" => Named(arguments),
            "HOSTREGEXP" or "HOSTSNIREGEXP" => HostSet.Of([], arguments),
            _ => HostSet.Elsewhere,
        };
    }

    private static HostSet Named(List<string> arguments)
    {
        var names = arguments.Select(a => (Text: a, Name: HostNames.Canonical(a))).ToList();
        return HostSet.Of(names.Select(n => n.Name).OfType<string>(), names.Where(n => n.Name is null).Select(n => n.Text));
    }

    private bool TryTake(RuleTokenKind kind)
    {
        if (Current.Kind != kind || kind is RuleTokenKind.End)
            return false;
        next++;
        return true;
    }

    private RuleToken Take(RuleTokenKind kind)
    {
        var token = Current;
        if (token.Kind != kind)
            throw new RuleFlawException(token.At);
        if (kind is not RuleTokenKind.End)
            next++;
        return token;
    }
}
