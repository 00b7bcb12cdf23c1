using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TapBot.Portal.Hosting.Passkeys;

/// <summary>Ceremonies that were begun: each is found once, within five minutes, and only by the session that began it. When there are too many, the oldest make room.</summary>
internal sealed class CeremonyMemory(TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Begun> all = new(StringComparer.Ordinal);

    /// <summary>Keeps the state of a ceremony and answers its name.</summary>
    public string Keep(string? session, string? state)
    {
        if (all.Count >= Most)
            Forget();
        var name = RandomNumberGenerator.GetHexString(64, lowercase: true);
        all[name] = new Begun(session, state, time.GetUtcNow() + Life);
        return name;
    }

    /// <summary>The ceremony of a name, once; null when there is none for this session.</summary>
    public Begun? Take(string name, string? session) =>
        all.TryRemove(name, out var begun) && begun.Until > time.GetUtcNow() && begun.Session == session ? begun : null;

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, _) in all.OrderBy(b => b.Value.Until).Where((b, place) => b.Value.Until <= now || place < Most / 2))
            all.TryRemove(name, out _);
    }

    internal sealed record Begun(string? Session, string? State, DateTimeOffset Until);
}
