using TapBot.Core.Certificates;

namespace TapBot.Benchmarks.Certificates;

/// <summary>The portal's own probe, with a count of its looks: how many there were, how many at the same moment, and when a round of them is over.</summary>
internal sealed class CountedProbe(ICertificateProbe probe, int round) : ICertificateProbe
{
    private readonly Lock gate = new();
    private int now, done;
    private TaskCompletionSource over = New();

    /// <summary>The most looks at the same moment.</summary>
    public int Most { get; private set; }

    /// <summary>How many looks ended otherwise than well.</summary>
    public int Bad { get; private set; }

    /// <summary>Completes when a round from now on is over.</summary>
    public Task NextRound()
    {
        lock (gate)
        {
            done = 0;
            over = New();
            return over.Task;
        }
    }

    public Task<CipherLook> CiphersAsync(CertificateTarget target, CancellationToken cancellationToken) => probe.CiphersAsync(target, cancellationToken);

    public async Task<ProbeResult> LookAsync(CertificateTarget target, CancellationToken cancellationToken)
    {
        lock (gate)
            Most = Math.Max(Most, ++now);
        var result = await probe.LookAsync(target, cancellationToken);
        lock (gate)
        {
            now--;
            Bad += result is { Trouble: null, Findings.Count: 0 } ? 0 : 1;
            if (++done == round)
                over.TrySetResult();
        }
        return result;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
