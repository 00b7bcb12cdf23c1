using TapBot.Core.Access;

namespace TapBot.Testing.Access;

/// <summary>The app on a person's phone: knows the key from the base 32 text it was given, and nothing else.</summary>
internal sealed class Authenticator(string key, TimeProvider time)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code it shows, so many steps of 30 seconds from now.</summary>
    public string Code(int steps = 0) => TotpCode.At(Octets(), TotpCode.StepOf(time.GetUtcNow()) + steps);

    private byte[] Octets()
    {
        var bits = string.Concat(key.Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(c => c.Length == 8).Select(c => Convert.ToByte(new string(c), 2))];
    }
}
