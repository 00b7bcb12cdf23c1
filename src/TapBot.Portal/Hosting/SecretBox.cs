using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TapBot.Core.Access;

namespace TapBot.Portal.Hosting;

/// <summary>Seals with the key ring of the data directory, which lies outside of the store.</summary>
internal sealed class SecretBox(IDataProtectionProvider keys) : ISecretBox
{
    private const string Root = "TapBot.Secrets";

    public string Seal(string plain, string purpose) => keys.CreateProtector(Root, purpose).Protect(plain);

    public string? Open(string sealedText, string purpose)
    {
        try
        {
            return keys.CreateProtector(Root, purpose).Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
