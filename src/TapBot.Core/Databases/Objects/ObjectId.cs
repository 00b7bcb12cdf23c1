namespace TapBot.Core.Databases;

/// <summary>
/// What names one object of a database. Numbers are unique within one catalog of the server only (pg_class, pg_proc and so on), and the kind says which that is: a table and a view
/// of one number are the same object, a table and a function are not.
/// </summary>
/// <param name="Kind">What it is, or was taken for.</param>
/// <param name="Oid">Its number in its catalog.</param>
public readonly record struct ObjectId(ObjectKind Kind, uint Oid);
