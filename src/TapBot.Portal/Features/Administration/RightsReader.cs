using System.Text.Json;
using TapBot.Core.Access;
using TapBot.Core.Servers;
using TapBot.Core.Wording;

namespace TapBot.Portal.Features.Administration;

/// <summary>Makes rights of the words in a request.</summary>
internal sealed class RightsReader
{
    private readonly List<(string Member, Phrase Reason)> flaws = [];

    /// <summary>What could not be read, by member.</summary>
    public IReadOnlyList<(string Member, Phrase Reason)> Flaws => flaws;

    /// <summary>The roles of a request; null when it says nothing of them.</summary>
    public IReadOnlyList<Grant>? Grants(IReadOnlyList<GrantModel?>? given) =>
        given is null ? null : [.. given.Select(g => new Grant(Word<Role>("grants", g?.Role), Server("grants", g?.Server), Project(g?.Project))).Distinct()];

    /// <summary>The single permissions of a request; null when it says nothing of them.</summary>
    public IReadOnlyList<PermissionGrant>? Permissions(IReadOnlyList<PermissionModel?>? given) =>
        given is null ? null : [.. given.Select(p => new PermissionGrant(Word<Permission>("permissions", p?.Permission), Server("permissions", p?.Server), Project(p?.Project))).Distinct()];

    /// <summary>The words a request may use for an enumeration.</summary>
    public static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    private T Word<T>(string member, string? word)
        where T : struct, Enum
    {
        if (word is not null && Words<T>().Contains(word, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<T>(word, ignoreCase: true);
        flaws.Add((member, Phrase.Of("access.grant.word", ("value", word ?? ""), ("legal", string.Join(", ", Words<T>())))));
        return default;
    }

    private ServerName? Server(string member, string? text)
    {
        if (text is null or "*")
            return null;
        if (ServerName.TryParse(text, null, out var server))
            return server;
        flaws.Add((member, Phrase.Of("operations.badIdentifier", ("member", member + ".server"), ("value", text))));
        return null;
    }

    private static string? Project(string? text) => text is null or "*" ? null : text;
}
