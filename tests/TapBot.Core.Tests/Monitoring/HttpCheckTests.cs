using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Monitoring;

public sealed class HttpCheckTests
{
    private const string Body = """{"status":"ok","checks":[{"name":"db","up":true}],"nothing":null,"count":3}""";

    [Theory]
    [InlineData("200-299", 204, null)]
    [InlineData("200-299", 301, "monitoring.check.status")]
    [InlineData("200,301-302", 302, null)]
    [InlineData("200,301-302", 201, "monitoring.check.status")]
    public void Flaw_OfTheStatus_IsSaid(string ranges, int status, string? code) => Assert.Equal(code, Check(new() { Status = ranges }).Flaw(status, "")?.Code);

    [Theory]
    [InlineData("ok", null)]
    [InlineData("OK", "monitoring.check.keyword")]
    public void Flaw_OfTheKeyword_IsSaid(string keyword, string? code) => Assert.Equal(code, Check(new() { Keyword = keyword }).Flaw(200, Body)?.Code);

    [Theory]
    [InlineData("status", "ok", Body, null)]
    [InlineData("status", null, Body, null)]
    [InlineData("checks.0.up", "true", Body, null)]
    [InlineData("count", "3", Body, null)]
    [InlineData("status", "bad", Body, "monitoring.check.value")]
    [InlineData("nothing", null, Body, "monitoring.check.noValue")]
    [InlineData("checks.1.up", null, Body, "monitoring.check.noValue")]
    [InlineData("checks.-1", null, Body, "monitoring.check.noValue")]
    [InlineData("status.deep", null, Body, "monitoring.check.noValue")]
    [InlineData("status", null, "<html>", "monitoring.check.noJson")]
    [InlineData("status", null, "", "monitoring.check.noJson")]
    public void Flaw_OfAValue_IsSaid(string path, string? value, string body, string? code) => Assert.Equal(code, Check(new() { Json = path, Value = value }).Flaw(200, body)?.Code);

    [Fact]
    public void After_Looks_WarnsAtTheFirstFailureAndIsRedFromTheSecond()
    {
        var (flaw, took) = (Phrase.Of("monitoring.check.noJson"), TimeSpan.FromMilliseconds(80.2));
        var state = new CheckState { Name = "home", Url = "http://a.test/", Scope = Scope.Portal, Every = TimeSpan.FromMinutes(1) };
        Assert.False(state.HasLight);

        state = state.After(null, took, null, A.Noon);
        Assert.Equal((LightColour.Green, A.Noon, 81.0), (state.Colour, state.Since, state.Reason.Arguments["milliseconds"]));
        state = state.After(flaw, null, null, A.Noon.AddMinutes(1));
        Assert.Equal((LightColour.Yellow, A.Noon.AddMinutes(1), null), (state.Colour, state.Since, state.Milliseconds));
        state = state.After(flaw, null, null, A.Noon.AddMinutes(2));
        Assert.Equal((LightColour.Red, "monitoring.check.noJson"), (state.Colour, state.Reason.Code));
        state = state.After(flaw, null, null, A.Noon.AddMinutes(3));
        Assert.Equal(A.Noon.AddMinutes(2), state.Since);
        Assert.Equal((LightColour.Green, 0), (state.After(null, took, took, A.Noon).Colour, state.After(null, took, took, A.Noon).Failures));
        Assert.Equal((LightColour.Yellow, "monitoring.check.slow"), (state.After(null, took, took / 2, A.Noon).Colour, state.After(null, took, took / 2, A.Noon).Reason.Code));
    }

    [Fact]
    public void Validate_EverythingWrong_SaysAllOfIt()
    {
        var good = new CheckEntry { Name = "home", Url = "https://a.test/health?deep=1", Server = "server-1", Status = "200,302", Json = "status", Value = "ok" };
        var bad = new CheckEntry { Name = "no name", Url = "ftp://a.test", Server = "a b", Status = "20-10", Value = "x", SlowMilliseconds = 0, EverySeconds = 1, TimeoutSeconds = 61 };

        Assert.True(new MonitoringOptionsCheck().Validate(null, new() { Checks = [good] }).Succeeded);
        Assert.Equal(["Name", "Url", "Server", "Status", "Value", "SlowMilliseconds", "EverySeconds", "TimeoutSeconds"], new MonitoringOptionsCheck().Validate(null, new() { Checks = [good, bad] }).Failures!.Select(f => f.Split(' ')[0].Split(':')[^1]));
        Assert.Contains("each needs its own", Assert.Single(new MonitoringOptionsCheck().Validate(null, new() { Checks = [good, good] }).Failures!), StringComparison.Ordinal);
        Assert.False(new MonitoringOptionsCheck().Validate(null, new() { Checks = [new CheckEntry { Name = "a", Url = "http://ann:secret@a.test/" }] }).Succeeded);
    }

    private static HttpCheck Check(CheckEntry entry)
    {
        (entry.Name, entry.Url) = ("home", "http://a.test/");
        return HttpCheck.Of(entry);
    }
}
