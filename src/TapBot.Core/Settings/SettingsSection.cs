namespace TapBot.Core.Settings;

/// <summary>A section of the configuration that some capability understands.</summary>
/// <param name="Path">Such as <c>TapBot:Storage</c>.</param>
/// <param name="Type">The options class that it is bound to; its properties are the known keys.</param>
public sealed record SettingsSection(string Path, Type Type);
