
namespace TapBot.Core.Containers;

/// <summary>One container of one engine, for its whole life.</summary>
/// <param name="Server">The server whose engine holds it.</param>
/// <param name="Id">The engine's id: 64 hexadecimal digits.</param>
public readonly record struct ContainerKey(ServerName Server, string Id);
