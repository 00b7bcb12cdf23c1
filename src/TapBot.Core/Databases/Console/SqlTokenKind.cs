namespace TapBot.Core.Databases;

/// <summary>What a piece of SQL is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A keyword or a name without quotes.</summary>
    Word,

    /// <summary>A name between double quotes.</summary>
    Name,

    /// <summary>A text: between quotes or dollars.</summary>
    Text,

    /// <summary>A number or a parameter.</summary>
    Number,

    /// <summary>One other character.</summary>
    Symbol,
}
