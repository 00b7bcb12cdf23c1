using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TapBot.Core.Wording;

namespace TapBot.Core.Certificates;

/// <summary>
/// Where a certificate is served, as people write it: <c>name[:port]</c>, or <c>name@address:port</c> to connect to an address and ask for a name. A name may be written in any script; an
/// IPv6 address stands in brackets.
/// </summary>
public sealed partial record CertificateEndpoint : IParsable<CertificateEndpoint>
{
    /// <summary>The port when none is written.</summary>
    public const int UsualPort = 443;

    /// <summary>The longest text that is looked at.</summary>
    public const int Longest = 320;

    private static readonly IdnMapping Idn = new();

    private CertificateEndpoint(string name, IPAddress? address, int port) => (Name, Address, Port) = (name, address, port);

    /// <summary>The name that is asked for (SNI) and that the certificate must have: small ASCII letters, as DNS has it, or an IP address.</summary>
    public string Name { get; }

    /// <summary>The address that is connected to; null when the name says it.</summary>
    public IPAddress? Address { get; }

    /// <summary>1 to 65535.</summary>
    public int Port { get; }

    /// <summary>The one way it is written: the port only where it is not 443 or an address is given.</summary>
    public string Text => Address is not null ? $"{Name}@{InBrackets(Address)}:{Digits(Port)}" : Authority;

    /// <summary>The same with the name in the script that people read.</summary>
    public string Shown => Text.Replace(Name, Readable(Name), StringComparison.Ordinal);

    /// <summary>True when the name is an address: then there is no name to ask for.</summary>
    public bool IsAddress => IPAddress.TryParse(Name, out _);

    /// <summary>What a browser would call it: the name, and the port where it is not 443.</summary>
    internal string Authority => WithPort(Host);

    /// <summary>The name as it stands in an address of the web.</summary>
    internal string Host => IPAddress.TryParse(Name, out var address) ? InBrackets(address) : Name;

    /// <inheritdoc/>
    public static CertificateEndpoint Parse(string text, IFormatProvider? provider = null) =>
        TryParse(text, out var endpoint, out var flaw) ? endpoint : throw new FormatException(flaw.ToString());

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, [MaybeNullWhen(false)] out CertificateEndpoint endpoint) => TryParse(text, out endpoint, out _);

    /// <summary>Reads what somebody wrote, and says what is wrong with it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out CertificateEndpoint? endpoint, [NotNullWhen(false)] out Phrase? flaw)
    {
        endpoint = null;
        var trimmed = text?.Trim() ?? "";
        flaw = trimmed.Length == 0 ? Phrase.Of("certificates.endpoint.empty")
            : trimmed.Length > Longest ? Phrase.Of("certificates.endpoint.long", ("most", Longest))
            : trimmed.Contains('/') ? Phrase.Of("certificates.endpoint.url")
            : null;
        if (flaw is not null)
            return false;
        var at = trimmed.IndexOf('@');
        var (host, port) = Split(at < 0 ? trimmed : trimmed[(at + 1)..], ref flaw);
        if (flaw is not null)
            return false;
        IPAddress? address = null;
        if (at >= 0 && !TryAddress(host, out address))
            flaw = Phrase.Of("certificates.endpoint.address", ("given", host));
        var name = at < 0 ? NameOf(host) : NameOf(trimmed[..at]);
        flaw ??= name is null ? Phrase.Of("certificates.endpoint.name", ("given", at < 0 ? host : trimmed[..at])) : null;
        if (flaw is null)
            endpoint = new CertificateEndpoint(name!, address, port);
        return flaw is null;
    }

    /// <summary>One that is put together, not written.</summary>
    internal static CertificateEndpoint? Of(string name, IPAddress? address, int port) => NameOf(name) is { } known ? new(known, address, port) : null;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static (string Host, int Port) Split(string text, ref Phrase? flaw)
    {
        string host, rest;
        if (text.StartsWith('['))
        {
            var end = text.IndexOf(']');
            (host, rest) = end < 0 ? (text, "") : (text[1..end], text[(end + 1)..]);
        }
        else
        {
            var colon = text.IndexOf(':');
            (host, rest) = colon < 0 ? (text, "") : (text[..colon], text[colon..]);
            if (rest.LastIndexOf(':') > 0)
                flaw = IPAddress.TryParse(text, out _) ? Phrase.Of("certificates.endpoint.brackets", ("given", text)) : Phrase.Of("certificates.endpoint.port", ("given", rest[1..]));
        }
        if (rest.Length == 0)
            return (host, UsualPort);
        if (rest[0] == ':' && ushort.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
            return (host, port);
        flaw ??= Phrase.Of("certificates.endpoint.port", ("given", rest.TrimStart(':')));
        return (host, 0);
    }

    private static bool TryAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        // The framework also takes "1" and "0x7f.1" for addresses.
        return (text.Contains(':') ? !text.Contains('%') : Dotted().IsMatch(text)) && IPAddress.TryParse(text, out address);
    }

    private static string? NameOf(string text)
    {
        if (TryAddress(text, out var address))
            return address.ToString();
        try
        {
            var ascii = Idn.GetAscii(text.TrimEnd('.')).ToLowerInvariant();
            return ascii.Length <= 253 && Dns().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Readable(string name)
    {
        try
        {
            return name.Contains("xn--", StringComparison.Ordinal) ? Idn.GetUnicode(name) : name;
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    private string WithPort(string host) => Port == UsualPort ? host : $"{host}:{Digits(Port)}";

    private static string InBrackets(IPAddress address) => address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static string Digits(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>The last label is not all digits: that would be an address, and no good one.</summary>
    [GeneratedRegex(@"\A(?!.*(\A|\.)[0-9]+\z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dns();

    [GeneratedRegex(@"\A[0-9]{1,3}(\.[0-9]{1,3}){3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();
}
