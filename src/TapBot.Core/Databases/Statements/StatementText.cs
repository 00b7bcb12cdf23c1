using System.Text.RegularExpressions;

namespace TapBot.Core.Databases;

/// <summary>Texts of statements and settings as they may be shown: values of queries are left out by the server, those of create role, of connection strings and of commands are not.</summary>
internal static partial class StatementText
{
    private const string Hidden = "…";

    /// <summary>The text without the passwords in it.</summary>
    public static string WithoutPasswords(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
            text = InAddress().Replace(text, $"$1{Hidden}@");
        if (text.Contains("-u", StringComparison.Ordinal))
            text = OfUser().Replace(text, $"$1{Hidden}");
        return !MayHold(text) ? text : Assigned().Replace(Quoted().Replace(text, $"$1'{Hidden}'"), $"$1{Hidden}");
    }

    /// <summary>False for most texts at once.</summary>
    private static bool MayHold(string text) =>
        text.Contains("passw", StringComparison.OrdinalIgnoreCase) || text.Contains("passphrase", StringComparison.OrdinalIgnoreCase)
        || text.Contains("secret", StringComparison.OrdinalIgnoreCase) || text.Contains("token", StringComparison.OrdinalIgnoreCase);

    /// <summary>As in <c>create role ada password 'secret'</c> and <c>password='secret'</c>, maybe within another string; a text that was cut may end within it.</summary>
    [GeneratedRegex(@"(\bpassword(?:\s+|\s*=\s*))(?:''[^']+''|e?'(?:[^']|'')*(?:'|$))", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    /// <summary>As in <c>postgresql://ada:secret@primary/shop</c>.</summary>
    [GeneratedRegex(@"(://[^\s:/@'""]*:)[^\s'""]+@", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    /// <summary>As in <c>curl -u ada:secret</c>; a cast such as <c>-u::int</c> is none.</summary>
    [GeneratedRegex(@"(\s(?:-u\s*|--user(?:\s+|=))['""]?[^\s:'""]+:)[^\s:'""][^\s'""]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OfUser();

    /// <summary>As in <c>connection 'host=a password=secret'</c> and <c>AWS_SECRET_ACCESS_KEY=secret</c>; a parameter such as <c>$1</c> is none.</summary>
    [GeneratedRegex(@"(\bpassword\s*=\s*|\b\w*(?:passwd|password|passphrase|secret|token)\w*=)[^\s'""$;,)][^\s'"";,)]*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
