using TapBot.Core.Proxy;

namespace TapBot.Core.Tests.Proxy;

public sealed class RuleReadingTests
{
    [Theory]
    [InlineData("Host(`shop.example`)", "shop.example")]
    [InlineData("Host(\"shop.example\")", "shop.example")]
    [InlineData("Host('shop.example')", "shop.example")]
    [InlineData("host(`Shop.Example.`)", "shop.example")]
    [InlineData("Host(`b.example`) || Host(`a.example`)", "a.example b.example")]
    [InlineData("Host(`a.example`, `b.example`)", "a.example b.example")]
    [InlineData("HostHeader(`a.example`)", "a.example")]
    [InlineData("HostSNI(`db.example`)", "db.example")]
    [InlineData("Host(`a.example`) && PathPrefix(`/api`)", "a.example")]
    [InlineData("PathPrefix(`/api`) && Host(`a.example`)", "a.example")]
    [InlineData("(Host(`a.example`) || Host(`b.example`)) && (PathPrefix(`/x`) || Method(`GET`, `POST`))", "a.example b.example")]
    [InlineData("Host(`a.example`) && !PathPrefix(`/admin`)", "a.example")]
    [InlineData("(Host(`a.example`) || Host(`b.example`)) && !Host(`b.example`)", "a.example")]
    [InlineData("!(!Host(`a.example`))", "a.example")]
    [InlineData("!!Host(`a.example`)", "a.example")]
    [InlineData("Host(`a.example`) || Host(`b.example`) && Host(`c.example`)", "a.example")]
    [InlineData("Host(`app.example`) && HostRegexp(`^[a-z]+\\.example$`)", "app.example")]
    [InlineData("Host(`app.example`) && HostRegexp(`{sub:[a-z]+}.example`)", "app.example")]
    [InlineData("Host(`b\u00fccher.example`)", "xn--bcher-kva.example")]
    [InlineData("Host(`192.0.2.7`)", "192.0.2.7")]
    [InlineData("Host(`[2001:db8::7]`)", "2001:db8::7")]
    [InlineData("  Host ( `a.example` )\n", "a.example")]
    [InlineData("Host(`a.example`) && Headers(`X-Say`, `Host(\\`no\\`)`)", null)]
    [InlineData("Host(`a.example`) && Header(\"X-Say\", \"a \\\"word\\\" || Host(`no.example`)\")", "a.example")]
    public void HostsOf_RuleThatNamesAll_AreThose(string rule, string? names)
    {
        var hosts = RuleReading.HostsOf(rule);

        if (names is null)
        {
            Assert.NotNull(hosts.Unread);
            return;
        }
        Assert.Equal(names, string.Join(' ', hosts.Names));
        Assert.True(hosts.IsComplete);
    }

    [Theory]
    [InlineData("PathPrefix(`/`)", "", "", true)]
    [InlineData("!Host(`a.example`)", "", "", true)]
    [InlineData("Host(`a.example`) || PathPrefix(`/x`)", "a.example", "", true)]
    [InlineData("!(Host(`a.example`) && PathPrefix(`/x`))", "", "", true)]
    [InlineData("HostSNI(`*`)", "", "", true)]
    [InlineData("HostRegexp(`^.+\\.example$`)", "", "^.+\\.example$", false)]
    [InlineData("HostRegexp(`{sub:[a-z]+}.example`) || Host(`a.example`)", "a.example", "{sub:[a-z]+}.example", false)]
    [InlineData("HostRegexp(`^.+$`) && PathPrefix(`/x`)", "", "^.+$", false)]
    [InlineData("Host(`*.example`)", "", "*.example", false)]
    [InlineData("HostSNIRegexp(`^.+$`)", "", "^.+$", false)]
    public void HostsOf_RuleThatDoesNotNameAll_SaysSo(string rule, string names, string patterns, bool servesAny)
    {
        var hosts = RuleReading.HostsOf(rule);

        Assert.Equal((names, patterns, servesAny), (string.Join(' ', hosts.Names), string.Join(' ', hosts.Patterns), hosts.ServesAny));
        Assert.Null(hosts.Unread);
        Assert.False(hosts.IsComplete);
    }

    [Fact]
    public void HostsOf_HostThatNoPatternLetsThrough_AreNone() =>
        Assert.Empty(RuleReading.HostsOf("Host(`app.example`) && HostRegexp(`^[0-9]+\\.example$`)").Names);

    [Theory]
    [InlineData("", 1)]
    [InlineData("Host(`a.example`", 17)]
    [InlineData("Host(`a.example", 6)]
    [InlineData("Host(`a.example`) &&", 21)]
    [InlineData("Host(`a.example`) & Path(`/x`)", 19)]
    [InlineData("Host(`a.example`) Path(`/x`)", 19)]
    [InlineData("Host `a.example`", 6)]
    [InlineData("Host(a.example)", 7)]
    [InlineData("{{ .Name }}", 1)]
    public void HostsOf_WhatIsNoRule_SaysFromWhereOn(string rule, int at)
    {
        var hosts = RuleReading.HostsOf(rule);

        Assert.Equal(("proxy.rule.unread", at), (hosts.Unread!.Code, hosts.Unread.Arguments["at"]));
        Assert.Empty(hosts.Names);
    }

    [Fact]
    public void HostsOf_ParenthesesWithoutEnd_AreNotFollowedForEver()
    {
        Assert.Equal("proxy.rule.unread", RuleReading.HostsOf(new string('(', 10_000)).Unread?.Code);
        Assert.Equal("proxy.rule.tooLong", RuleReading.HostsOf(new string('(', RuleReading.Longest + 1)).Unread?.Code);
        Assert.Equal(["a.example"], RuleReading.HostsOf(new string('!', 10_000) + "Host(`a.example`)").Names);
    }

    [Theory]
    [InlineData("Host(`a`) && Header(`Authorization`, `Bearer abc`)", "Host(`a`) && Header(`Authorization`, `••••••`)")]
    [InlineData("HeaderRegexp(\"X-Api-Key\", \"^a\\\"bc$\") || Host(`a`)", "HeaderRegexp(\"X-Api-Key\", `••••••`) || Host(`a`)")]
    [InlineData("Headers(`Cookie`,'a=b')", "Headers(`Cookie`,`••••••`)")]
    [InlineData("Query(`token`, `abc`)", "Query(`token`, `••••••`)")]
    [InlineData("Query(`token=abc`)", "Query(`token=••••••`)")]
    [InlineData("Header(`X-Canary`, `yes`)", "Header(`X-Canary`, `yes`)")]
    public void Rule_OfTheMask_HidesWhatATellingHeaderMustBe(string rule, string shown) => Assert.Equal(shown, ProxyMask.Rule(rule));
}
