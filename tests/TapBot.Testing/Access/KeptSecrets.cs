using System.Security.Cryptography;
using System.Text;
using TapBot.Core.Access;

namespace TapBot.Testing.Access;

/// <summary>A box whose key lives as long as the rig.</summary>
internal sealed class KeptSecrets : ISecretBox
{
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Seal(string plain, string purpose)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var (nonce, tag, hidden) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[text.Length]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, text, hidden, tag, Encoding.UTF8.GetBytes(purpose));
        return Convert.ToBase64String([.. nonce, .. tag, .. hidden]);
    }

    public string? Open(string sealedText, string purpose)
    {
        var all = Convert.FromBase64String(sealedText);
        var plain = new byte[all.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        try
        {
            aes.Decrypt(all.AsSpan(0, NonceBytes), all.AsSpan(NonceBytes + TagBytes), all.AsSpan(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
