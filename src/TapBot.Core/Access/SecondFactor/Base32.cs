namespace TapBot.Core.Access;

/// <summary>RFC 4648 base 32 without padding, as authenticator apps take keys.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> octets)
    {
        var text = new System.Text.StringBuilder((octets.Length * 8 / 5) + 1);
        var (bits, held) = (0, 0);
        foreach (var octet in octets)
        {
            (bits, held) = (((bits & 0x1F) << 8) | octet, held + 8);
            for (; held >= 5; held -= 5)
                text.Append(Alphabet[(bits >> (held - 5)) & 0x1F]);
        }
        if (held > 0)
            text.Append(Alphabet[(bits << (5 - held)) & 0x1F]);
        return text.ToString();
    }
}
