namespace TapBot.Core.Access;

/// <summary>Encrypts what the store must not tell to whoever steals it. The key lies outside of the store.</summary>
public interface ISecretBox
{
    /// <summary>Encrypts a text for one purpose, such as the row it will lie in: it opens for no other.</summary>
    string Seal(string plain, string purpose);

    /// <summary>The text again; null when it was sealed with another key or for another purpose.</summary>
    string? Open(string sealedText, string purpose);
}
