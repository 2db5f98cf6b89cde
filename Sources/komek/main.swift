print("komek")
