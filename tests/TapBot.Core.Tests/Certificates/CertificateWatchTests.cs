using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Certificates;
using TapBot.Core.Figures;
using TapBot.Testing;
using TapBot.Testing.Certificates;

namespace TapBot.Core.Tests.Certificates;

/// <summary>When endpoints are looked at, and what becomes of that.</summary>
public sealed class CertificateWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly CertificateRig rig = new();
    private readonly FakeTimeProvider time;
    private readonly FakeProbe probe;
    private readonly FixedEndpoints source;
    private readonly CertificateBroadcast broadcast;
    private readonly EndpointRegister register;
    private readonly CertificateWatch watch;

    public CertificateWatchTests() => (time, probe, source, broadcast, register, watch) = (rig.StoreTime, rig.Probe, rig.Source, rig.Broadcast, rig.Register, rig.Watch);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await rig.StartAsync(Token);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Watch_SlowerByConfiguration_SaysSoWithEachEndpoint()
    {
        var own = new CertificateBroadcast(time);
        source.Set(FixedEndpoints.Of("example.com"));
        using var slow = rig.Make(own, new CertificatesOptions { EveryMinutes = 60 });
        await slow.StartAsync(Token);

        var seen = await own.UntilAsync(all => all.ByEndpoint.Values.FirstOrDefault(c => c.HasLight), Token);
        await slow.StopAsync(Token);

        Assert.Equal(TimeSpan.FromHours(1), seen.Every);
    }

    [Fact]
    public async Task Watch_NewEndpoint_IsLookedAtAtOnceAndAgainAfterAQuarterOfAnHour()
    {
        source.Set(FixedEndpoints.Of("example.com"));
        var first = await UntilAsync("example.com", c => c.Verdict is Verdict.Valid);
        Assert.Equal((LightColour.Green, 60), (first.Colour, first.Served!.DaysLeft(time.GetUtcNow())));

        time.Advance(TimeSpan.FromMinutes(13));
        Assert.Single(probe.Looks);
        await time.PushUntilAsync(() => probe.Looks.Count == 2, Second * 10);
        Assert.InRange(time.GetUtcNow() - TestAuthority.Now, TimeSpan.FromMinutes(13.4), TimeSpan.FromMinutes(16.7));
    }

    [Fact]
    public async Task Watch_NoConnection_IsUnknownAtFirstAndRedAfterTheSecondLook()
    {
        probe.Answer("example.com", FakeProbe.Good());
        source.Set(FixedEndpoints.Of("example.com"));
        await UntilAsync("example.com", c => c.Verdict is Verdict.Valid);
        var begun = time.GetUtcNow();

        probe.Answer("example.com", FakeProbe.Refused);
        watch.RunOf(CertificateEndpoint.Parse("example.com"))!.Ask();
        var once = await UntilAsync("example.com", c => c.Failures == 1);
        Assert.Equal((Verdict.CannotConnect, LightColour.Unknown, "certificates.trouble.refused"), (once.Verdict, once.Colour, once.Reason.Code));
        Assert.Equal((60, begun), (once.Served!.DaysLeft(time.GetUtcNow()), once.ServedAt));
        Assert.False(once.IsReached);

        await time.PushUntilAsync(() => broadcast.Current.Find(once.Endpoint) is { Failures: 2, IsChecking: false }, Second);
        var twice = broadcast.Current.Find(once.Endpoint)!;
        Assert.Equal((LightColour.Red, once.Since, begun), (twice.Colour, twice.Since, twice.ServedAt));
        Assert.InRange(time.GetUtcNow() - begun, EndpointRun.AfterFailure, EndpointRun.AfterFailure * 2);
    }

    [Fact]
    public async Task Watch_NewerOneThatLiesReady_IsFollowedCloselyForTenMinutes()
    {
        probe.Answer("example.com", FakeProbe.Bad(Verdict.StoredDiffers));
        source.Set(FixedEndpoints.Of("example.com"));
        var differs = await UntilAsync("example.com", c => c.Verdict is Verdict.StoredDiffers);
        await time.PushUntilAsync(() => probe.Looks.Count == 3, Second * 10);
        Assert.InRange(time.GetUtcNow() - differs.Since, EndpointRun.AfterFailure * 2, EndpointRun.AfterFailure * 3);

        await time.PushUntilAsync(() => time.GetUtcNow() - differs.Since > EndpointRun.AfterRenewal + EndpointRun.AfterFailure, Second * 10);
        var looks = probe.Looks.Count;
        await time.PushUntilAsync(() => time.GetUtcNow() - differs.Since > TimeSpan.FromMinutes(20), Second * 10);
        Assert.Equal(looks, probe.Looks.Count);
    }

    [Fact]
    public async Task Watch_EndpointThatGoes_IsNotThereAnyMore()
    {
        source.Set(FixedEndpoints.Of("example.com"), FixedEndpoints.Of("other.test"));
        await UntilAsync("other.test", c => c.Verdict is not null);
        await UntilAsync("example.com", c => c.Verdict is not null);

        source.Set(FixedEndpoints.Of("example.com"));

        await broadcast.UntilAsync(all => all.ByEndpoint.Count == 1 ? all : null, Token);
        Assert.Null(watch.RunOf(CertificateEndpoint.Parse("other.test")));
    }

    [Fact]
    public async Task Watch_OwnerThatChanges_KeepsWhatIsKnown()
    {
        source.Set(FixedEndpoints.Of("example.com"));
        await UntilAsync("example.com", c => c.Verdict is Verdict.Valid);
        var never = new TaskCompletionSource<ProbeResult>();
        probe.Answer("example.com", () => never.Task);

        source.Set(FixedEndpoints.Of("example.com", servedBy: "web"));

        var now = await broadcast.UntilAsync(all => all.Find(CertificateEndpoint.Parse("example.com")) is { ServedBy: "web" } known ? known : null, Token);
        Assert.Equal(Verdict.Valid, now.Verdict);
    }

    [Fact]
    public async Task Watch_ManyEndpoints_LooksAtTwentyAtOnce()
    {
        var open = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var targets = Enumerable.Range(0, 100).Select(i => FixedEndpoints.Of($"host{i}.test")).ToArray();
        foreach (var target in targets)
            probe.Answer(target.Endpoint.Text, () => open.Task);

        source.Set(targets);
        await time.PushUntilAsync(() => probe.Looks.Count == CertificateWatch.AtOnce, TimeSpan.Zero);
        open.SetResult(FakeProbe.Good());

        await broadcast.UntilAsync(all => all.ByEndpoint.Values.Count(c => c.Verdict is Verdict.Valid) == targets.Length ? all : null, Token);
        Assert.Equal(CertificateWatch.AtOnce, probe.Most);
    }

    [Fact]
    public async Task Watch_ProbeThatBreaks_GoesOn()
    {
        probe.Answer("example.com", () => throw new InvalidOperationException("a certificate nobody thought of"));
        source.Set(FixedEndpoints.Of("example.com"));
        await UntilAsync("example.com", c => c.Reason.Code == "certificates.trouble.broke");

        probe.Answer("example.com", FakeProbe.Good());
        await time.PushUntilAsync(() => broadcast.Current.Find(CertificateEndpoint.Parse("example.com")) is { Verdict: Verdict.Valid }, Second);
    }

    [Fact]
    public async Task Ciphers_OfAnEndpoint_AreListedWithinAnHourAndOnceADayAndOnRequest()
    {
        source.Set(FixedEndpoints.Of("example.com"));
        var first = await UntilAsync("example.com", c => c.Verdict is Verdict.Valid);
        Assert.Null(first.Ciphers);
        await time.PushUntilAsync(() => probe.Lists == 1, TimeSpan.FromMinutes(1));
        Assert.InRange(time.GetUtcNow() - TestAuthority.Now, TimeSpan.Zero, EndpointRun.FirstCiphers + TimeSpan.FromMinutes(20));
        await UntilAsync("example.com", c => c.Ciphers is { Number: 1, Weak.Count: 1 });
        var listed = time.GetUtcNow();
        await time.PushUntilAsync(() => probe.Lists == 2, TimeSpan.FromMinutes(5));
        Assert.InRange(time.GetUtcNow() - listed, EndpointRun.CiphersEvery * 0.88, EndpointRun.CiphersEvery * 1.15);

        Assert.Equal(2, watch.RunOf(CertificateEndpoint.Parse("example.com"))!.AskCiphers());
        await UntilAsync("example.com", c => c.Ciphers is { Number: 3 });
    }

    [Fact]
    public async Task Register_AddedAndForgotten_ComesAndGoes()
    {
        var endpoint = CertificateEndpoint.Parse("added.test");
        Assert.True(await register.AddAsync(endpoint, Token));
        Assert.False(await register.AddAsync(endpoint, Token));
        Assert.Equal(CertificateOrigin.Added, (await UntilAsync("added.test", c => c.Verdict is not null)).Origin);

        var again = new EndpointRegister(rig.Storage);
        await again.LoadAsync(Token);
        Assert.True(again.Has(endpoint));

        Assert.True(await register.RemoveAsync(endpoint, Token));
        Assert.False(await register.RemoveAsync(endpoint, Token));
        await broadcast.UntilAsync(all => all.ByEndpoint.IsEmpty ? all : null, Token);
    }

    private Task<WatchedCertificate> UntilAsync(string endpoint, Func<WatchedCertificate, bool> looks) =>
        broadcast.UntilAsync(all => all.Find(CertificateEndpoint.Parse(endpoint)) is { IsChecking: false } now && looks(now) ? now : null, Token);
}
