using Microsoft.Extensions.Logging;
using TapBot.Core.Streaming;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>Looks at one endpoint, again and again, and at once when somebody asks.</summary>
internal sealed class EndpointRun(CertificateTarget target, ICertificateProbe probe, CertificateBroadcast broadcast, SemaphoreSlim turns, TimeSpan every, TimeProvider time, ILogger logger)
{
    /// <summary>After a first failure it is looked at sooner: it may have been an accident.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    /// <summary>For so long after a newer certificate was found to lie ready it is looked at as soon: the server is about to take it up, and whoever renews it waits to see that.</summary>
    public static readonly TimeSpan AfterRenewal = TimeSpan.FromMinutes(10);

    /// <summary>How often it is found out which cipher suites it accepts, give or take a tenth.</summary>
    public static readonly TimeSpan CiphersEvery = TimeSpan.FromDays(1);

    /// <summary>The first time comes within that long, so that not all endpoints come at once.</summary>
    public static readonly TimeSpan FirstCiphers = TimeSpan.FromHours(1);

    private const double Jitter = 0.1;

    private readonly Pulse asked = new();
    private int looks, lists, ciphersAsked;
    private long listedAt = time.GetTimestamp();
    private TimeSpan untilCiphers = FirstCiphers * Random.Shared.NextDouble();

    /// <summary>What is watched.</summary>
    public CertificateTarget Target => target;

    /// <summary>Asks for a look that begins from now on: its number is greater than the one that is given.</summary>
    public int Ask()
    {
        var begun = Volatile.Read(ref looks);
        asked.Raise();
        return begun;
    }

    /// <summary>Asks for a list of the accepted cipher suites that begins from now on: its number is greater than the one that is given.</summary>
    public int AskCiphers()
    {
        var begun = Volatile.Read(ref lists);
        Volatile.Write(ref ciphersAsked, 1);
        asked.Raise();
        return begun;
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var known = broadcast.Current.Find(target.Endpoint);
            var state = (known ?? CertificateStates.First(target, time.GetUtcNow())) with { Origin = target.Origin, Scope = target.Scope, ServedBy = target.ServedBy, Router = target.Router, Every = every, IsChecking = false };
            (looks, lists) = (state.Look, state.Ciphers?.Number ?? 0);
            if (state.Ciphers is not null)
                untilCiphers = Jittered(CiphersEvery);
            broadcast.Publish(new CertificateChange.Is(state));
            while (true)
            {
                var version = asked.Version;
                state = await LookAsync(state, cancellationToken);
                if (Interlocked.Exchange(ref ciphersAsked, 0) == 1 || (state.IsReached && time.GetElapsedTime(listedAt) >= untilCiphers))
                    state = await ListAsync(state, cancellationToken);
                await asked.PastAsync(version, PauseAfter(state), time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task<WatchedCertificate> LookAsync(WatchedCertificate before, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            var look = Interlocked.Increment(ref looks);
            broadcast.Publish(new CertificateChange.Is(before with { IsChecking = true }));
            var after = CertificateStates.After(before, await LookOnceAsync(cancellationToken), time.GetUtcNow()) with { Look = look };
            broadcast.Publish(new CertificateChange.Is(after));
            Tell(before, after);
            return after;
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<WatchedCertificate> ListAsync(WatchedCertificate before, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            var number = Interlocked.Increment(ref lists);
            var after = before with { Ciphers = await ListOnceAsync(cancellationToken) with { Number = number } };
            (listedAt, untilCiphers) = (time.GetTimestamp(), Jittered(CiphersEvery));
            broadcast.Publish(new CertificateChange.Is(after));
            return after;
        }
        finally
        {
            turns.Release();
        }
    }

    private async Task<CipherLook> ListOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await probe.CiphersAsync(target, cancellationToken);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LookBroke(logger, target.Endpoint, failed);
            return new CipherLook(time.GetUtcNow(), [], Phrase.Of("certificates.trouble.broke"));
        }
    }

    /// <summary>A certificate that nobody thought of must not end the watch over it.</summary>
    private async Task<ProbeResult> LookOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await probe.LookAsync(target, cancellationToken);
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LookBroke(logger, target.Endpoint, failed);
            return ProbeResult.Failed(Phrase.Of("certificates.trouble.broke"));
        }
    }

    private TimeSpan PauseAfter(WatchedCertificate state) =>
        state.Failures is > 0 and < CertificateStates.FailuresToBeSure || (state.Verdict is Verdict.StoredDiffers && time.GetUtcNow() - state.Since < AfterRenewal) ? AfterFailure : Jittered(every);

    private static TimeSpan Jittered(TimeSpan about) => about * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble()));

    private void Tell(WatchedCertificate before, WatchedCertificate after)
    {
        if (after.Verdict == before.Verdict)
            return;
        if (after.Verdict is { } verdict and not Verdict.Valid)
            Log.TurnedBad(logger, target.Endpoint, verdict, after.Reason);
        else if (before.Verdict is not null)
            Log.TurnedGood(logger, target.Endpoint);
    }
}
