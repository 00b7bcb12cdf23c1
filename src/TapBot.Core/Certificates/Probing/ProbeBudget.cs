using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>The time that one look has: so much for all of it, and for each step no more than its own patience.</summary>
internal sealed class ProbeBudget(TimeSpan all, TimeProvider time, CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource whole = new(all, time);

    public void Dispose() => whole.Dispose();

    /// <summary>One step; what takes longer than its patience, or than all that is left, is broken off.</summary>
    /// <exception cref="ConnectException">It took too long.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan patience, Func<CancellationToken, Task<T>> step)
    {
        using var own = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(own.Token, whole.Token, cancellationToken);
        try
        {
            return await step(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ConnectException(Phrase.Of("certificates.trouble.slow", ("seconds", (int)(own.IsCancellationRequested ? patience : all).TotalSeconds)));
        }
    }
}
