namespace TapBot.Core.Access;

/// <summary>Things begun in one request and finished in a later one, each found by a secret for a short time. Bounded: the oldest make room.</summary>
internal sealed class Pending<T>(TimeProvider time, TimeSpan life, int most)
    where T : class
{
    private readonly Lock door = new();
    private readonly Dictionary<string, (T Value, DateTimeOffset Until)> begun = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Keeps a value and answers the secret that finds it.</summary>
    public string Keep(T value)
    {
        var secret = Secret.New();
        lock (door)
        {
            while (order.Count >= most || (order.TryPeek(out var first) && (!begun.TryGetValue(first, out var old) || old.Until <= time.GetUtcNow())))
                begun.Remove(order.Dequeue());
            begun[Secret.Hash(secret)] = (value, time.GetUtcNow() + life);
            order.Enqueue(Secret.Hash(secret));
        }
        return secret;
    }

    /// <summary>The value of a secret; null when there is none or its time is over.</summary>
    public T? Find(string secret)
    {
        lock (door)
            return begun.TryGetValue(Secret.Hash(secret), out var found) && found.Until > time.GetUtcNow() ? found.Value : null;
    }

    /// <summary>As <see cref="Find"/>, and nobody finds it again.</summary>
    public T? Take(string secret)
    {
        lock (door)
            return begun.Remove(Secret.Hash(secret), out var found) && found.Until > time.GetUtcNow() ? found.Value : null;
    }
}
