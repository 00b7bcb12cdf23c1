namespace TapBot.Core.Databases;

/// <summary>One change of what is known of the instances.</summary>
public abstract record DatabaseChange
{
    private DatabaseChange()
    {
    }

    /// <summary>An instance is new, or something about it is.</summary>
    public sealed record Is(DatabaseInstance Instance) : DatabaseChange;

    /// <summary>An instance is no longer looked after.</summary>
    public sealed record Gone(DatabaseName Name) : DatabaseChange;
}
