namespace TapBot.Core.Containers;

/// <summary>A port of a container.</summary>
/// <param name="Private">Inside the container, 1 to 65535.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Public">On the server; null when it is exposed but not published.</param>
/// <param name="Address">The server's address it is bound to; null when not published.</param>
public sealed record ContainerPort(int Private, string Protocol, int? Public = null, string? Address = null);
