using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Testing;
using TapBot.Testing.Certificates;
using TapBot.Testing.Figures;

namespace TapBot.Core.Tests.Certificates;

/// <summary>The clock of this machine is set back: no certificate becomes worse by that.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private static readonly CertificateEndpoint Endpoint = CertificateEndpoint.Parse("example.com");
    private readonly JumpingTime time = new(TestAuthority.Now);
    private readonly CertificateRig rig;

    public ClockJumpTests() => rig = new(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await rig.StartAsync(Token);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Watch_ClockSetBackTwoHours_KeepsACertificateOfAnHourAgoGreenAndLooksOn()
    {
        rig.Probe.Answer("example.com", () => Task.FromResult(Judged(TestAuthority.Now.AddHours(-1))));
        rig.Source.Set(FixedEndpoints.Of("example.com"));
        var before = await rig.Broadcast.UntilAsync(all => all.Find(Endpoint) is { Verdict: Verdict.Valid, IsChecking: false } now ? now : null, Token);

        time.Jump(TimeSpan.FromHours(-2));
        await time.PushUntilAsync(() => rig.Broadcast.Current.Find(Endpoint) is { Look: 2, IsChecking: false }, TimeSpan.FromSeconds(10));

        var after = rig.Broadcast.Current.Find(Endpoint)!;
        Assert.Equal((Verdict.Valid, LightColour.Green, before.Since), (after.Verdict, after.Colour, after.Since));
        Assert.Empty(after.Findings);
    }

    [Fact]
    public void After_OneThatWasNeverSeenToHold_IsNotYetValid() =>
        Assert.Equal(Verdict.NotYetValid, CertificateStates.After(CertificateStates.First(FixedEndpoints.Of("example.com"), TestAuthority.Now), Judged(TestAuthority.Now.AddHours(1)), TestAuthority.Now).Verdict);

    [Fact]
    public void After_OneThatBeginsDaysLater_IsNotYetValidWhateverWasSeen()
    {
        var begins = TestAuthority.Now.AddDays(3);
        var seen = CertificateStates.After(CertificateStates.First(FixedEndpoints.Of("example.com"), begins), Of(begins, []), begins);

        Assert.Equal(Verdict.NotYetValid, CertificateStates.After(seen, Judged(begins), TestAuthority.Now).Verdict);
    }

    /// <summary>As the judge has it, by the clock of the test.</summary>
    private ProbeResult Judged(DateTimeOffset begins) => Of(begins, begins > time.GetUtcNow() ? FakeProbe.Bad(Verdict.NotYetValid).Findings : []);

    private static ProbeResult Of(DateTimeOffset begins, IReadOnlyList<CertificateFinding> findings) => new(FakeProbe.Served() with { NotBefore = begins }, findings, null);
}
