using System.Text.RegularExpressions;

namespace TapBot.Core.Containers;

/// <summary>
/// Hides what could be a secret. Environment values are hidden unless their name is known to be harmless: a list of bad names always misses one.
/// </summary>
internal static partial class SecretMask
{
    /// <summary>What stands in place of a hidden value; it does not tell the length.</summary>
    public const string Hidden = "••••••";

    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "PATH", "HOME", "LANG", "LANGUAGE", "LC_ALL", "TZ", "TERM", "HOSTNAME", "PWD", "SHELL", "USER", "PORT", "NODE_ENV", "ASPNETCORE_ENVIRONMENT",
        "DOTNET_ENVIRONMENT", "PGDATA", "PG_MAJOR", "PG_VERSION", "GOSU_VERSION", "NODE_VERSION", "YARN_VERSION", "NGINX_VERSION", "REDIS_VERSION", "LOG_LEVEL", "DEBIAN_FRONTEND",
    };

    /// <summary>True when the value of an environment variable is hidden.</summary>
    public static bool Hides(string name) => !Harmless.Contains(name);

    /// <summary>A label's value, hidden when its name speaks of a secret.</summary>
    public static string Label(string name, string value) => SecretName().IsMatch(name) ? Hidden : Text(value);

    /// <summary>Free text such as an argument: passwords in addresses and after <c>password=</c> and the like are hidden.</summary>
    public static string Text(string text) => Assignment().Replace(Credentials().Replace(text, $"$1{Hidden}@"), $"$1{Hidden}");

    [GeneratedRegex("pass|secret|token|credential|private|apikey|api_key|api-key|basicauth|digestauth|auth.users", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"(://[^/\s:@]*:)[^@\s/]+@", RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"((?:pass(?:word|wd)?|secret|token|api[-_]?key)[=: ]\s*)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
