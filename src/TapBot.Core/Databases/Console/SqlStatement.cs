namespace TapBot.Core.Databases;

/// <summary>One statement of a script.</summary>
/// <param name="Text">What is sent: from its first piece to its last, without the semicolon.</param>
/// <param name="Start">Where it begins in the script.</param>
/// <param name="IsOpen">True when a text, a name or a parenthesis in it lacks its end.</param>
public sealed record SqlStatement(string Text, int Start, bool IsOpen)
{
    /// <summary>Where it ends in the script, after its last piece.</summary>
    public int End => Start + Text.Length;
}
