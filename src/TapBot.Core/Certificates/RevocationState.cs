namespace TapBot.Core.Certificates;

/// <summary>What is known of a revocation.</summary>
public enum RevocationState
{
    /// <summary>The issuer says that it holds.</summary>
    Good,

    /// <summary>The issuer has taken it back.</summary>
    Revoked,

    /// <summary>It says where to ask, and nobody there gave an answer that holds.</summary>
    Unchecked,

    /// <summary>It does not say where to ask.</summary>
    NotOffered,
}
