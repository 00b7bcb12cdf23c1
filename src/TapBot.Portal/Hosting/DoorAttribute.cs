namespace TapBot.Portal.Hosting;

/// <summary>Marks where strangers post: set-up and sign-in. <see cref="DoorLimiter"/> counts what comes there.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class DoorAttribute : Attribute;
