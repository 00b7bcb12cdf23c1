namespace TapBot.Core.Access;

/// <summary>
/// The screens that wait to be let in. They are kept in memory: whoever waited when the portal was started anew shows another code. Counted by running time, so that a clock that
/// is set makes no code live longer.
/// </summary>
internal sealed class Pairings(TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>So many wait at once, and so many from one address: codes are few enough to tell apart, and nobody fills the memory.</summary>
    public const int Most = 200, MostPerAddress = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Waiting> byCode = new(StringComparer.Ordinal);

    /// <summary>Begins a pairing; null when too many wait.</summary>
    public PairingOffer? Begin(string? address)
    {
        var place = SignInLimiter.AddressKey(address);
        lock (gate)
        {
            Forget();
            if (byCode.Count >= Most || byCode.Values.Count(w => w.Place == place) >= MostPerAddress)
                return null;
            var code = PairingCode.New();
            while (byCode.ContainsKey(code))
                code = PairingCode.New();
            var secret = Secret.New();
            byCode[code] = new Waiting(Secret.Hash(secret), place, time.GetTimestamp());
            return new PairingOffer(PairingCode.Shown(code), secret, Life);
        }
    }

    /// <summary>True when a screen waits with that code and nobody has let it in yet.</summary>
    public bool IsOpen(string code)
    {
        lock (gate)
            return Alive(code) is { ScreenId: null };
    }

    /// <summary>Says which screen the code has become; false when nobody waits with it any more.</summary>
    public bool Approve(string code, string screenId)
    {
        lock (gate)
        {
            if (Alive(code) is not { ScreenId: null } waiting)
                return false;
            byCode[code] = waiting with { ScreenId = screenId };
            return true;
        }
    }

    /// <summary>Whether the one with this secret still waits, and which screen it has become.</summary>
    public (bool Waits, string? ScreenId) Look(string secret)
    {
        var hash = Secret.Hash(secret);
        lock (gate)
        {
            Forget();
            return byCode.Values.FirstOrDefault(w => w.Hash == hash) is { } found ? (true, found.ScreenId) : (false, null);
        }
    }

    /// <summary>It has fetched what it waited for.</summary>
    public void End(string secret)
    {
        var hash = Secret.Hash(secret);
        lock (gate)
        {
            foreach (var code in byCode.Where(w => w.Value.Hash == hash).Select(w => w.Key).ToArray())
                byCode.Remove(code);
        }
    }

    private Waiting? Alive(string code) => byCode.TryGetValue(code, out var found) && time.GetElapsedTime(found.BegunAt) < Life ? found : null;

    private void Forget()
    {
        foreach (var code in byCode.Keys.Where(c => Alive(c) is null).ToArray())
            byCode.Remove(code);
    }

    private sealed record Waiting(string Hash, string Place, long BegunAt, string? ScreenId = null);
}
