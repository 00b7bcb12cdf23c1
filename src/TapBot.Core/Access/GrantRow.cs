namespace TapBot.Core.Access;

/// <summary>A role or a single permission, given to a person or to a token; exactly one of each pair is set.</summary>
internal sealed class GrantRow
{
    public long Id { get; set; }

    public string? UserId { get; set; }

    public string? TokenId { get; set; }

    /// <summary>Given by what the identity provider says, and taken again when it no longer says so.</summary>
    public bool ByProvider { get; set; }

    public Role? Role { get; set; }

    public Permission? Permission { get; set; }

    /// <summary>Null means every server.</summary>
    public string? Server { get; set; }

    /// <summary>Null means every project.</summary>
    public string? Project { get; set; }
}
