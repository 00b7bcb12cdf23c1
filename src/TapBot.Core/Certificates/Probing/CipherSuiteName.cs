using System.Globalization;
using System.Net.Security;

namespace TapBot.Core.Certificates;

/// <summary>The IANA name of a cipher suite.</summary>
internal static class CipherSuiteName
{
    /// <summary>The name, or the number where there is none.</summary>
    public static string Of(int suite) => Enum.GetName((TlsCipherSuite)suite) ?? string.Create(CultureInfo.InvariantCulture, $"0x{suite:X4}");
}
